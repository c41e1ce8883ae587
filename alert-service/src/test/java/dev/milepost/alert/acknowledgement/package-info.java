@NullMarked
package dev.milepost.alert.acknowledgement;

import org.jspecify.annotations.NullMarked;
