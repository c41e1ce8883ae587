/** {@code ./milepost demo}: a story played through the public APIs of the running stack. */
@NullMarked
package dev.milepost.local.demo;

import org.jspecify.annotations.NullMarked;
