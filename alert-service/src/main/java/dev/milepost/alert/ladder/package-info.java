/** When reminders are due: the steps of a ladder before and after a due date. */
@NullMarked
package dev.milepost.alert.ladder;

import org.jspecify.annotations.NullMarked;
