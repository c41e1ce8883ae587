@NullMarked
package dev.milepost.alert.inbox;

import org.jspecify.annotations.NullMarked;
