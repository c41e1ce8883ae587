/** One mail a day or week for what can wait: planned, built, sent and recorded, apart from reminders. */
@NullMarked
package dev.milepost.alert.digest;

import org.jspecify.annotations.NullMarked;
