@NullMarked
package dev.milepost.alert.delivery;

import org.jspecify.annotations.NullMarked;
