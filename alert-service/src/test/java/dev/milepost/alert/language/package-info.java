@NullMarked
package dev.milepost.alert.language;

import org.jspecify.annotations.NullMarked;
