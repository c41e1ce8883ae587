/** What was agreed when: the dates of all milestones, the value and the term, at activation and after each amendment. */
@NullMarked
package dev.milepost.milestone.baseline;

import org.jspecify.annotations.NullMarked;
