/** Dependencies between milestones: what moves when one moves, where a schedule has float, and what is critical. */
@NullMarked
package dev.milepost.milestone.schedule;

import org.jspecify.annotations.NullMarked;
