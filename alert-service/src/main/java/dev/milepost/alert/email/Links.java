package dev.milepost.alert.email;

import org.jspecify.annotations.Nullable;

/**
 * Where a mail leads that needs no login.
 *
 * @param acknowledge the page to acknowledge it on; null where there is none
 * @param unsubscribe the page to unsubscribe on; null where nobody may
 */
record Links(@Nullable String acknowledge, @Nullable String unsubscribe) {
    static final Links NONE = new Links(null, null);
}
