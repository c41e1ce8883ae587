@NullMarked
package dev.milepost.alert.reportmail;

import org.jspecify.annotations.NullMarked;
