package dev.milepost.alert.reminder;

import dev.milepost.alert.webhook.Webhooks;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is reminded, as the ledger names them: a person's or a party's id, so that a new address does not make a new
 * recipient; an address; a webhook; or nobody.
 */
public final class Recipient {
    /** Where a rung has nobody to go to: it is planned all the same, so that it shows. */
    public static final String NOBODY = "nobody";

    private static final String PARTY = "party:";
    private static final String ADDRESS = "mailto:";
    private static final int ID_LENGTH = 36;

    private Recipient() {}

    static String person(UUID id) {
        return id.toString();
    }

    static String party(UUID id) {
        return PARTY + id;
    }

    static String address(String address) {
        return ADDRESS + address;
    }

    static String webhook(UUID id) {
        return Webhooks.RECIPIENT + id;
    }

    /** The person, where it is one. */
    public static Optional<UUID> personOf(String recipient) {
        return recipient.length() == ID_LENGTH && recipient.indexOf('@') < 0 && !recipient.startsWith(PARTY)
                ? Optional.of(UUID.fromString(recipient))
                : Optional.empty();
    }

    /** The party, where it is one. */
    public static Optional<UUID> partyOf(String recipient) {
        return recipient.startsWith(PARTY)
                ? Optional.of(UUID.fromString(recipient.substring(PARTY.length())))
                : Optional.empty();
    }

    /** The webhook, where it is one. */
    public static Optional<UUID> webhookOf(String recipient) {
        return recipient.startsWith(Webhooks.RECIPIENT)
                ? Optional.of(UUID.fromString(recipient.substring(Webhooks.RECIPIENT.length())))
                : Optional.empty();
    }

    /** The address, where it is nothing but one. */
    public static Optional<String> addressOf(String recipient) {
        return recipient.startsWith(ADDRESS) ? Optional.of(recipient.substring(ADDRESS.length())) : Optional.empty();
    }
}
