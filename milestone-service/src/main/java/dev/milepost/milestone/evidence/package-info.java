/** Evidence: links and uploaded files that show that the work of a milestone was done. */
@NullMarked
package dev.milepost.milestone.evidence;

import org.jspecify.annotations.NullMarked;
