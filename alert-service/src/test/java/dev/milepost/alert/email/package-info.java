@NullMarked
package dev.milepost.alert.email;

import org.jspecify.annotations.NullMarked;
