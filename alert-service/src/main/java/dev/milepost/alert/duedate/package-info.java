/** Tells when due dates come near and when they are over. */
@NullMarked
package dev.milepost.alert.duedate;

import org.jspecify.annotations.NullMarked;
