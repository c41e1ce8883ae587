@NullMarked
package dev.milepost.alert.known;

import org.jspecify.annotations.NullMarked;
