package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownParty;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.known.OwnAddresses;
import dev.milepost.alert.webhook.Webhook;
import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says who a reminder's recipient is. */
@ApplicationScoped
class DescribeRecipient {
    private final Known known;
    private final OwnAddresses addresses;
    private final Webhooks webhooks;
    private final Caller caller;

    @Inject
    DescribeRecipient(Known known, OwnAddresses addresses, Webhooks webhooks, Caller caller) {
        this.known = known;
        this.addresses = addresses;
        this.webhooks = webhooks;
        this.caller = caller;
    }

    /**
     * The recipient in words. A counterparty's user sees addresses of their own party only.
     *
     * @param address the address that a reminder went to; null while it has not
     */
    RecipientView describe(String recipient, @Nullable String address) {
        UUID personId = Recipient.personOf(recipient).orElse(null);
        if (personId != null) {
            KnownPerson person =
                    known.person(personId).orElse(null); // of one page: in the session after the first time
            String now = person == null ? null : person.email();
            return new RecipientView(
                    personId,
                    null,
                    null,
                    person == null ? null : person.name(),
                    shows(person == null ? null : person.partyId()) ? firstOf(address, now) : null);
        }
        UUID partyId = Recipient.partyOf(recipient).orElse(null);
        if (partyId != null) {
            KnownParty party = known.party(partyId).orElse(null);
            String now = party == null ? null : party.email();
            return new RecipientView(
                    null,
                    partyId,
                    null,
                    party == null ? null : party.name(),
                    shows(partyId) ? firstOf(address, now) : null);
        }
        UUID webhookId = Recipient.webhookOf(recipient).orElse(null);
        if (webhookId != null) {
            String name = webhooks.find(webhookId).map(Webhook::name).orElse(null);
            return new RecipientView(null, null, webhookId, shows(null) ? name : null, null);
        }
        return new RecipientView(
                null,
                null,
                null,
                null,
                shows(null) ? Recipient.addressOf(recipient).orElse(null) : null);
    }

    /** Whether the caller may take note for the recipient: for all, or a counterparty's user for their own. */
    boolean answersFor(String recipient) {
        return shows(Recipient.personOf(recipient)
                .map(id -> known.person(id).map(KnownPerson::partyId))
                .orElseGet(() -> Recipient.partyOf(recipient))
                .orElse(null));
    }

    private boolean shows(@Nullable UUID partyId) {
        Optional<String> own = ownParty();
        return own.isEmpty()
                || partyId != null
                        && known.party(partyId)
                                .filter(party -> party.reference().equals(own.get()))
                                .isPresent();
    }

    private static @Nullable String firstOf(@Nullable String address, @Nullable String now) {
        return address == null ? now : address;
    }

    private Optional<String> ownParty() {
        return caller.isAuthenticated() ? caller.party() : Optional.empty();
    }

    /** {@code text} as the caller may read it: a counterparty's user without the addresses of others. */
    String words(String text) {
        return ownParty().map(party -> addresses.in(text, party)).orElse(text);
    }

    ReminderView describe(ListedReminder row) {
        return ReminderView.from(row, describe(row.reminder().recipient, row.reminder().address), this::words);
    }
}
