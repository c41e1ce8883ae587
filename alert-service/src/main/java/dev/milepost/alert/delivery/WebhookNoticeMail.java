package dev.milepost.alert.delivery;

import dev.milepost.alert.mailsettings.Sender;
import dev.milepost.alert.webhook.LastAttempt;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The notice that a webhook was switched off, to be worded and sent.
 *
 * @param zone the reader's
 * @param toOwner whether it goes to who made the webhook, rather than to the tenant's address for notices
 * @param createdBy the user name of who made it
 * @param gone whether the receiver answered 410, rather than nothing having come through for long
 * @param waiting how many deliveries waited for it and were cancelled
 */
public record WebhookNoticeMail(
        String tenant,
        DueReminder.Addressee addressee,
        String address,
        Sender sender,
        String messageId,
        ZoneId zone,
        boolean toOwner,
        UUID webhook,
        String name,
        String createdBy,
        Instant disabledAt,
        boolean gone,
        @Nullable Instant failingSince,
        LastAttempt lastAttempt,
        int waiting) {}
