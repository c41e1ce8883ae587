/** Tests of contracts. */
@NullMarked
package dev.milepost.milestone.contract;

import org.jspecify.annotations.NullMarked;
