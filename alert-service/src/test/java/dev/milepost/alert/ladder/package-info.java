@NullMarked
package dev.milepost.alert.ladder;

import org.jspecify.annotations.NullMarked;
