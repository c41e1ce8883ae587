package dev.milepost.alert.inbox;

import dev.milepost.alert.preference.Mutes;
import dev.milepost.alert.reminder.TakeNote;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with the entries of their own inbox. Each of these can be repeated and then changes nothing. */
@ApplicationScoped
class KeepInbox {
    private final EntityManager entities;
    private final InboxQueries queries;
    private final TakeNote takeNote;
    private final Mutes mutes;
    private final Caller caller;
    private final BusinessClock clock;

    @Inject
    KeepInbox(
            EntityManager entities,
            InboxQueries queries,
            TakeNote takeNote,
            Mutes mutes,
            Caller caller,
            BusinessClock clock) {
        this.entities = entities;
        this.queries = queries;
        this.takeNote = takeNote;
        this.mutes = mutes;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    InboxEntryView mark(UUID id, boolean unread) {
        mine(id).become(unread);
        return view(id);
    }

    /** All that is shown now, of one contract or of all. */
    @Transactional
    ReadAllView readAll(@Nullable UUID contract) {
        var update = entities.createQuery("""
                        update InboxEntry set unread = false
                        where personId = :me and unread = true and shownAt <= :now""" + (contract == null ? "" : " and contractId = :contract"))
                .setParameter("me", queries.me().id())
                .setParameter("now", clock.instant());
        if (contract != null) {
            update.setParameter("contract", contract);
        }
        return new ReadAllView(update.executeUpdate());
    }

    /** Stops the escalation of its reminder; who has taken note of it has read it. */
    @Transactional
    InboxEntryView acknowledge(UUID id) {
        InboxEntry entry = queries.one(id).entry();
        if (entry.isOfReminder()) {
            takeNote.acknowledgeFromInbox(id, caller.name());
        }
        locked(entry).become(false); // behind the lock of the ledger, as whoever settles it takes them
        return view(id);
    }

    /** Nothing more comes of its subject until then, but what is mandatory. */
    @Transactional
    InboxEntryView snooze(UUID id, SnoozeRequest request) {
        InboxEntry entry = mine(id);
        Instant until = request.end(clock.instant(), queries.me().zone());
        entry.snooze(until);
        if (entry.isOfReminder()) {
            mutes.snooze(entry.personId, entry.subjectId, entry.subject, until);
        }
        return view(id);
    }

    @Transactional
    InboxEntryView wake(UUID id) {
        InboxEntry entry = mine(id);
        entry.wake(clock.instant());
        mutes.wake(entry.personId, entry.subjectId, entry.subject);
        return view(id);
    }

    private InboxEntry mine(UUID id) {
        return locked(queries.one(id).entry());
    }

    /** As it is now and stays: what it is about may end in this moment, and who settles it must not be undone. */
    private InboxEntry locked(InboxEntry entry) {
        entities.refresh(entry, LockModeType.PESSIMISTIC_WRITE);
        return entry;
    }

    private InboxEntryView view(UUID id) {
        entities.flush();
        return queries.view(queries.one(id), clock.instant());
    }
}
