/** Codes that show that something is ours. */
@NullMarked
package dev.milepost.kit.crypto;

import org.jspecify.annotations.NullMarked;
