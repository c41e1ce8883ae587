package dev.milepost.alert.mailsettings;

import org.jspecify.annotations.Nullable;

/**
 * Whom a tenant's mails come from; what is null is the operator's.
 *
 * @param perHour how many mails an hour the tenant wants at most to one address
 */
public record Sender(
        @Nullable String name,
        @Nullable String address,
        @Nullable String replyTo,
        @Nullable Integer perHour) {
    /** The operator's, without a limit of the tenant's own. */
    public static final Sender OPERATOR = new Sender(null, null, null, null);
}
