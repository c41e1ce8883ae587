@NullMarked
package dev.milepost.alert.webhook.address;

import org.jspecify.annotations.NullMarked;
