/** Mails that come back, and addresses that nothing is sent to because of it. */
@NullMarked
package dev.milepost.alert.bounce;

import org.jspecify.annotations.NullMarked;
