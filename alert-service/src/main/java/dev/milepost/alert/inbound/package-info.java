/** Folds the events that arrive, in order. */
@NullMarked
package dev.milepost.alert.inbound;

import org.jspecify.annotations.NullMarked;
