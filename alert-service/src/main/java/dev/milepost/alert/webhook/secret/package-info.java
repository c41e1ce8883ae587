/** What signs webhooks, and how it is kept. */
@NullMarked
package dev.milepost.alert.webhook.secret;

import org.jspecify.annotations.NullMarked;
