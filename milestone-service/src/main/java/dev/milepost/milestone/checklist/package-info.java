/** Checklists of milestones: criteria that people tick off or measure, and the progress that follows. */
@NullMarked
package dev.milepost.milestone.checklist;

import org.jspecify.annotations.NullMarked;
