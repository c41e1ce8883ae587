@NullMarked
package dev.milepost.local.testing;

import org.jspecify.annotations.NullMarked;
