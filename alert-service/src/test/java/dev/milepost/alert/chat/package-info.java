@NullMarked
package dev.milepost.alert.chat;

import org.jspecify.annotations.NullMarked;
