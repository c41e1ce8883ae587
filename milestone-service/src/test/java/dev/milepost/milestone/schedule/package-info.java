/** Tests of the schedule: the passes against naive ones, the laws of previews. */
@NullMarked
package dev.milepost.milestone.schedule;

import org.jspecify.annotations.NullMarked;
