/** Organisations that take part in contracts. */
@NullMarked
package dev.milepost.milestone.party;

import org.jspecify.annotations.NullMarked;
