@NullMarked
package dev.milepost.alert.inbound;

import org.jspecify.annotations.NullMarked;
