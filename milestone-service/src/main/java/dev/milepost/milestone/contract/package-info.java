/** Contracts: parties, term, value, and the activation that fixes the baseline. */
@NullMarked
package dev.milepost.milestone.contract;

import org.jspecify.annotations.NullMarked;
