/** Tests of payments. */
@NullMarked
package dev.milepost.milestone.payment;

import org.jspecify.annotations.NullMarked;
