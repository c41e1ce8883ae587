/** Corrective action plans: what is done about milestones that were missed or are late. */
@NullMarked
package dev.milepost.milestone.correctiveplan;

import org.jspecify.annotations.NullMarked;
