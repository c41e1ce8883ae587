/** Delegations: people who let others approve in their place for a time. */
@NullMarked
package dev.milepost.milestone.delegation;

import org.jspecify.annotations.NullMarked;
