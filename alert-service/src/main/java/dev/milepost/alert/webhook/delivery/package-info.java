/** What is to be told to whom, and the log of it. */
@NullMarked
package dev.milepost.alert.webhook.delivery;

import org.jspecify.annotations.NullMarked;
