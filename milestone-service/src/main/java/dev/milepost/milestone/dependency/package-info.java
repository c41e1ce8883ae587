/** Dependencies between the milestones of a contract. */
@NullMarked
package dev.milepost.milestone.dependency;

import org.jspecify.annotations.NullMarked;
