/** Webhooks: who is told of what, and where. */
@NullMarked
package dev.milepost.alert.webhook;

import org.jspecify.annotations.NullMarked;
