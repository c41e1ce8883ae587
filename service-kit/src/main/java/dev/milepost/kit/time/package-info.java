/** The injected clocks and ids. */
@NullMarked
package dev.milepost.kit.time;

import org.jspecify.annotations.NullMarked;
