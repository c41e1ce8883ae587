/** Messages to chats: events as cards that people read. */
@NullMarked
package dev.milepost.alert.chat;

import org.jspecify.annotations.NullMarked;
