package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
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
        if (recipient.equals(Recipient.NOBODY)) {
            return new RecipientView(null, null, null);
        }
        UUID id = UUID.fromString(recipient);
        KnownPerson person = known.person(id).orElse(null); // of one page: in the session after the first time
        return new RecipientView(
                id,
                person == null ? null : person.name(),
                address != null || person == null ? address : person.email());
    }

    ReminderView describe(ListedReminder row) {
        return ReminderView.from(row, describe(row.reminder().recipient, row.reminder().address));
    }
}
