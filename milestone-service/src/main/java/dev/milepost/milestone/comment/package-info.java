/** Comments on milestones: mentions, visible edits, visible deletions. */
@NullMarked
package dev.milepost.milestone.comment;

import org.jspecify.annotations.NullMarked;
