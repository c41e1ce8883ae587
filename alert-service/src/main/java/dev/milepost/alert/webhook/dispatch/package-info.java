/** Sends what is due. */
@NullMarked
package dev.milepost.alert.webhook.dispatch;

import org.jspecify.annotations.NullMarked;
