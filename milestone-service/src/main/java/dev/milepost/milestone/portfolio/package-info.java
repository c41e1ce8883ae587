/** Milestones across contracts: on a timeline, and as the work that people and teams have before them. */
@NullMarked
package dev.milepost.milestone.portfolio;

import org.jspecify.annotations.NullMarked;
