/** Fields that a tenant gives its milestones and contracts: their definitions, and the values by which lists are filtered and sorted. */
@NullMarked
package dev.milepost.milestone.customfield;

import org.jspecify.annotations.NullMarked;
