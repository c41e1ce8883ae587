/** Parties, contracts and milestones as other systems keep them: created or updated by external id, singly or in bulk. */
@NullMarked
package dev.milepost.milestone.upsert;

import org.jspecify.annotations.NullMarked;
