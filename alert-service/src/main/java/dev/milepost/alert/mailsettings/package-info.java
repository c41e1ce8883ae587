/** How a tenant's mails are sent: by whom, and how many an hour. */
@NullMarked
package dev.milepost.alert.mailsettings;

import org.jspecify.annotations.NullMarked;
