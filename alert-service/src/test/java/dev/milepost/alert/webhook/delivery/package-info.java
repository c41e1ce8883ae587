@NullMarked
package dev.milepost.alert.webhook.delivery;

import org.jspecify.annotations.NullMarked;
