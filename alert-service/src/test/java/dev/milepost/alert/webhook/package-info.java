@NullMarked
package dev.milepost.alert.webhook;

import org.jspecify.annotations.NullMarked;
