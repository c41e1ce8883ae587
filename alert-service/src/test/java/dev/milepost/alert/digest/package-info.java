@NullMarked
package dev.milepost.alert.digest;

import org.jspecify.annotations.NullMarked;
