/** Where requests may go, and where they never go. */
@NullMarked
package dev.milepost.alert.webhook.address;

import org.jspecify.annotations.NullMarked;
