/** The live stream. */
@NullMarked
package dev.milepost.alert.live;

import org.jspecify.annotations.NullMarked;
