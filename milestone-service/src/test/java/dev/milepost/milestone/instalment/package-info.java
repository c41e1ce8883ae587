/** Tests of what milestones release. */
@NullMarked
package dev.milepost.milestone.instalment;

import org.jspecify.annotations.NullMarked;
