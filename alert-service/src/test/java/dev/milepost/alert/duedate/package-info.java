@NullMarked
package dev.milepost.alert.duedate;

import org.jspecify.annotations.NullMarked;
