@NullMarked
package dev.milepost.alert.webhook.secret;

import org.jspecify.annotations.NullMarked;
