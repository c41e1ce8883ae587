@NullMarked
package dev.milepost.alert.reminder;

import org.jspecify.annotations.NullMarked;
