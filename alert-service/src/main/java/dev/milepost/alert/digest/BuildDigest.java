package dev.milepost.alert.digest;

import static dev.milepost.alert.delivery.DigestMail.DUE_MOVED;

import dev.milepost.alert.delivery.DigestMail.Item;
import dev.milepost.alert.delivery.DigestMail.OfContract;
import dev.milepost.alert.delivery.DigestMail.Section;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.preference.Mute;
import dev.milepost.alert.preference.Mutes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts together what a digest tells, by contract: what is overdue, due, waits for the reader, has changed, and is new. */
@ApplicationScoped
class BuildDigest {
    /** The most items of each kind that is asked for. */
    private static final int MOST = 100;

    private final DigestQueries queries;
    private final Mutes mutes;

    @Inject
    BuildDigest(DigestQueries queries, Mutes mutes) {
        this.queries = queries;
        this.mutes = mutes;
    }

    /**
     * What there is to tell.
     *
     * @param news the entries that are new, also those that others of the same day speak for
     */
    record Built(List<OfContract> contracts, boolean more, List<UUID> news) {}

    /**
     * Of everything that the reader has not muted.
     *
     * @param daysAhead how many days ahead a milestone is told to be due
     */
    Built build(KnownPerson person, Instant since, Instant now, int daysAhead) {
        LocalDate today = now.atZone(person.zone()).toLocalDate();
        List<Mute> muted = mutes.of(person.id());
        // A snooze is of what is due; what becomes of it meanwhile is told.
        List<Mute> lasting =
                muted.stream().filter(mute -> mute.kind() != Mute.Kind.SNOOZE).toList();
        Found found = new Found();
        List<DigestMilestone> due = queries.due(person, today.plusDays(daysAhead), MOST);
        List<DigestChange> changed = queries.changed(person, since, MOST);
        List<DigestEntry> waiting = queries.waiting(person, now, MOST);
        List<DigestEntry> fresh = queries.since(person, since, now, MOST);
        for (DigestMilestone one : due) {
            if (muted.stream().noneMatch(mute -> mute.silences(one.contractId(), one.id()))) {
                Section section = one.dueDate().isBefore(today) ? Section.OVERDUE : Section.DUE;
                found.add(
                        one.contractId(),
                        one.reference(),
                        one.contract(),
                        new Item(section, "DUE_DATE", one.id(), one.title(), one.dueDate()));
            }
        }
        for (DigestChange one : changed) {
            if (lasting.stream().noneMatch(mute -> mute.silences(one.contractId(), one.id()))) {
                found.add(one, since, person.zone());
            }
        }
        waiting.forEach(entry -> found.add(entry, Section.WAITING, lasting));
        fresh.forEach(entry -> found.add(entry, Section.NEW, lasting));
        boolean more = due.size() >= MOST || changed.size() >= MOST || waiting.size() >= MOST || fresh.size() >= MOST;
        return new Built(
                found.contracts(), more, fresh.stream().map(DigestEntry::id).toList());
    }

    /** Of what was folded into one mail. */
    Built folded(KnownPerson person, String period, Instant now) {
        List<DigestEntry> entries = queries.folded(person, period, now, MOST);
        Found found = new Found();
        entries.forEach(entry -> found.add(entry, Section.FOLDED, List.of()));
        return new Built(found.contracts(), entries.size() >= MOST, List.of());
    }

    /** Collects items by contract, each once. */
    private static final class Found {
        private static final Comparator<Item> IN_ORDER =
                Comparator.comparing(Item::section).thenComparing(Item::day);

        private final Map<UUID, OfContract> byContract = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();

        void add(DigestEntry entry, Section section, List<Mute> muted) {
            UUID milestone = entry.milestoneId() == null ? entry.contractId() : entry.milestoneId();
            if (muted.stream().noneMatch(mute -> mute.silences(entry.contractId(), milestone))) {
                add(
                        entry.contractId(),
                        entry.reference(),
                        entry.contract(),
                        new Item(section, entry.subject(), entry.milestoneId(), entry.title(), entry.day()));
            }
        }

        /** The state it is in now, and the day it is due now. */
        void add(DigestChange one, Instant since, ZoneId zone) {
            Instant statusAt = one.statusAt();
            if (statusAt != null && statusAt.isAfter(since)) {
                LocalDate day = statusAt.atZone(zone).toLocalDate();
                add(one, one.status().name(), day);
            }
            Instant movedAt = one.dueMovedAt();
            if (movedAt != null
                    && movedAt.isAfter(since)
                    && one.dueDate() != null
                    && !one.status().isEnded()) {
                add(one, DUE_MOVED, one.dueDate());
            }
        }

        private void add(DigestChange one, String subject, LocalDate day) {
            add(
                    one.contractId(),
                    one.reference(),
                    one.contract(),
                    new Item(Section.CHANGED, subject, one.id(), one.title(), day));
        }

        /** Several rungs of the same day are one thing to tell. */
        void add(UUID contract, String reference, String title, Item item) {
            if (seen.add(contract + " " + item.subject() + " " + item.milestoneId() + " " + item.day())) {
                byContract
                        .computeIfAbsent(contract, id -> new OfContract(id, reference, title, new ArrayList<>()))
                        .items()
                        .add(item);
            }
        }

        List<OfContract> contracts() {
            byContract.values().forEach(contract -> contract.items().sort(IN_ORDER));
            return byContract.values().stream()
                    .sorted(Comparator.comparing(OfContract::reference))
                    .toList();
        }
    }
}
