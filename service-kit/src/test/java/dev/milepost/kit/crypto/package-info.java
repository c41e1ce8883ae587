@NullMarked
package dev.milepost.kit.crypto;

import org.jspecify.annotations.NullMarked;
