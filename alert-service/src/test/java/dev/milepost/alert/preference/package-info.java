@NullMarked
package dev.milepost.alert.preference;

import org.jspecify.annotations.NullMarked;
