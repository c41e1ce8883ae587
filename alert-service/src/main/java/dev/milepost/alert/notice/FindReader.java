package dev.milepost.alert.notice;

import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.mailsettings.MailFacts;
import dev.milepost.alert.mailsettings.NoticesTo;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a notice: who made the webhook, as long as they are one of the tenant's own people with an address; else the
 * tenant's address for notices. Who has which role is Keycloak's affair and not known, so administrators cannot be asked.
 */
@ApplicationScoped
class FindReader {
    private final Known known;
    private final NoticesTo noticesTo;
    private final MailFacts mails;
    private final CurrentTenant tenant;

    @Inject
    FindReader(Known known, NoticesTo noticesTo, MailFacts mails, CurrentTenant tenant) {
        this.known = known;
        this.noticesTo = noticesTo;
        this.mails = mails;
        this.tenant = tenant;
    }

    /**
     * Somebody, or why there is nobody.
     *
     * @param addressee null where there is nobody
     * @param owner whether it is who made the webhook
     */
    record Reader(DueReminder.@Nullable Addressee addressee, ZoneId zone, boolean owner, String nobody) {}

    Reader of(WebhookNotice notice) throws SQLException {
        List<String> why = new ArrayList<>();
        Reader owner = notice.turn == 1 ? owner(notice, why) : null;
        if (owner != null) {
            return owner;
        }
        if (notice.turn > 1) {
            why.add("mail to " + notice.createdBy + ", who made the webhook, could not be delivered");
        }
        String address = noticesTo.address().orElse(null);
        if (address == null) {
            why.add("the tenant's mail settings name no noticesTo");
        } else if (isOpen(address, why)) {
            return new Reader(new DueReminder.Addressee(address, address, Locale.ENGLISH), ZoneOffset.UTC, false, "");
        }
        return new Reader(null, ZoneOffset.UTC, false, "nobody to tell: " + String.join("; ", why));
    }

    private @Nullable Reader owner(WebhookNotice notice, List<String> why) throws SQLException {
        KnownPerson person = notice.ownerSubject == null
                ? null
                : known.personOf(notice.ownerSubject).orElse(null);
        if (person != null && person.partyId() != null) {
            why.add(notice.createdBy + " belongs to a counterparty now");
            return null;
        }
        String address = person == null ? notice.ownerEmail : person.email();
        if (address == null) {
            why.add(notice.createdBy + ", who made the webhook, has no e-mail address");
            return null;
        }
        if (!isOpen(address, why)) {
            return null;
        }
        return person == null
                ? new Reader(
                        new DueReminder.Addressee(notice.createdBy, address, Locale.ENGLISH), ZoneOffset.UTC, true, "")
                : new Reader(
                        new DueReminder.Addressee(person.name(), address, person.locale()), person.zone(), true, "");
    }

    private boolean isOpen(String address, List<String> why) throws SQLException {
        String bounced = mails.whyPaused(tenant.get(), address);
        if (bounced != null) {
            why.add("the address " + address + " is paused, as mails came back: " + bounced);
        }
        return bounced == null;
    }
}
