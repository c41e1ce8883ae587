package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownParty;
import dev.milepost.alert.known.KnownPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says who a reminder's recipient is. */
@ApplicationScoped
class DescribeRecipient {
    private final Known known;

    @Inject
    DescribeRecipient(Known known) {
        this.known = known;
    }

    /**
     * The recipient in words.
     *
     * @param address the address that a reminder went to; null while it has not
     */
    RecipientView describe(String recipient, @Nullable String address) {
        UUID personId = Recipient.personOf(recipient).orElse(null);
        if (personId != null) {
            KnownPerson person =
                    known.person(personId).orElse(null); // of one page: in the session after the first time
            return new RecipientView(
                    personId,
                    null,
                    person == null ? null : person.name(),
                    address != null || person == null ? address : person.email());
        }
        UUID partyId = Recipient.partyOf(recipient).orElse(null);
        if (partyId != null) {
            KnownParty party = known.party(partyId).orElse(null);
            return new RecipientView(
                    null,
                    partyId,
                    party == null ? null : party.name(),
                    address != null || party == null ? address : party.email());
        }
        return new RecipientView(
                null, null, null, Recipient.addressOf(recipient).orElse(null));
    }

    ReminderView describe(ListedReminder row) {
        return ReminderView.from(row, describe(row.reminder().recipient, row.reminder().address));
    }
}
