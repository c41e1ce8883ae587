/** Links in mails that need no login: to acknowledge a reminder, and to unsubscribe. */
@NullMarked
package dev.milepost.alert.acknowledgement;

import org.jspecify.annotations.NullMarked;
