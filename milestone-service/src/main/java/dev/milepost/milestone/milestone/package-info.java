/** Milestones: what is due, its state machine, and what each step brings about. */
@NullMarked
package dev.milepost.milestone.milestone;

import org.jspecify.annotations.NullMarked;
