/** Reminders as e-mail: the words, the message and the connection to the mail server. */
@NullMarked
package dev.milepost.alert.email;

import org.jspecify.annotations.NullMarked;
