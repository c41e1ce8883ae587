package dev.milepost.analytics.figure;

import static dev.milepost.local.testing.SignedTokens.subject;

import dev.milepost.analytics.Chance;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.Topics;
import dev.milepost.kit.inbound.EventConsumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/** The random pasts of two tenants that figures are compared of, made and folded once for all tests. */
@NullUnmarked // what is missing fails the test
final class TwoTenants {
    static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-03-20T11:30:00Z"),
            Instant.parse("2026-05-01T23:15:00.123456Z"),
            Instant.parse("2026-11-01T10:00:00Z"));
    static final Chance CHANCE = Chance.seeded(TwoTenants.class);
    static final List<UUID> PARTIES = CHANCE.ids(4);
    static final List<UUID> PEOPLE = CHANCE.ids(3);
    static final List<Past> NORTH = pasts("north");
    static final List<Past> SOUTH = pasts("south");

    static final List<Reminded> REMINDED = reminded();

    private static boolean folded;

    private TwoTenants() {}

    private static List<Past> pasts(String tenant) {
        List<Past> pasts = new ArrayList<>();
        while (pasts.size() < 40 || !someArePaidForMembersOnly(pasts)) {
            pasts.add(new Past(tenant, PARTIES, PEOPLE, CHANCE).ended());
        }
        return pasts;
    }

    /** Else a test of what others do not see would have nothing to hide, which by chance happens. */
    private static boolean someArePaidForMembersOnly(List<Past> pasts) {
        return new Known(pasts, MOMENTS.getLast(), true)
                .payments.stream().anyMatch(paid -> paid.contract().access() == ContractAccess.MEMBERS);
    }

    /**
     * A reminder of one of the north's milestones.
     *
     * @param met when that was met, each time
     */
    record Reminded(UUID contract, UUID milestone, EventType type, String rung, Instant at, List<Instant> met) {}

    /** Some after each change of a milestone. */
    private static List<Reminded> reminded() {
        List<Reminded> reminders = new ArrayList<>();
        for (Past past : NORTH) {
            Map<UUID, List<Instant>> met = new LinkedHashMap<>();
            Map<UUID, MilestoneStatus> before = new LinkedHashMap<>();
            for (Past.Entry entry : past.entries) {
                if (entry.data() instanceof MilestoneEvent event) {
                    UUID milestone = event.milestone().id();
                    List<Instant> times = met.computeIfAbsent(milestone, none -> new ArrayList<>());
                    MilestoneStatus status = event.milestone().status();
                    if (status == MilestoneStatus.MET && before.put(milestone, status) != status) {
                        times.add(entry.at());
                    }
                    before.put(milestone, status);
                    for (int i = CHANCE.nextInt(3); i > 0; i--) {
                        reminders.add(new Reminded(
                                past.contract,
                                milestone,
                                List.of(
                                                EventType.REMINDER_SENT,
                                                EventType.REMINDER_SENT,
                                                EventType.REMINDER_ESCALATED,
                                                EventType.REMINDER_FAILED,
                                                EventType.REMINDER_ACKNOWLEDGED)
                                        .get(CHANCE.nextInt(5)),
                                List.of("P-7D", "P0D", "P3D").get(CHANCE.nextInt(3)),
                                entry.at().plusSeconds(CHANCE.nextInt(60 * 60 * 24 * 7)),
                                times));
                    }
                }
            }
        }
        return reminders;
    }

    private static void remind(EventConsumer consumer) {
        Map<UUID, List<String>> streams = new LinkedHashMap<>();
        for (Reminded one : REMINDED) {
            List<String> stream = streams.computeIfAbsent(one.milestone(), none -> new ArrayList<>());
            stream.add(Answers.event(
                    "north",
                    "/alert-service",
                    one.type(),
                    one.milestone(),
                    one.at(),
                    stream.size() + 1L,
                    new ReminderEvent(Made.reminder(one.contract(), one.milestone(), one.rung(), one.at()))));
        }
        Answers.consume(consumer, Topics.ALERTS, streams);
    }

    /** Folds all of it, the first time. */
    static void fold(EventConsumer consumer) {
        if (folded) {
            return;
        }
        folded = true;
        Map<UUID, List<String>> streams = new LinkedHashMap<>();
        for (Past past : Stream.concat(NORTH.stream(), SOUTH.stream()).toList()) {
            List<String> messages = new ArrayList<>(past.messages());
            for (int i = 0; i < messages.size() / 8; i++) { // late and doubled ones
                Collections.swap(messages, CHANCE.nextInt(messages.size()), CHANCE.nextInt(messages.size()));
                messages.add(messages.get(CHANCE.nextInt(messages.size())));
            }
            streams.put(past.contract, messages);
        }
        Answers.consume(consumer, Topics.MILESTONES, streams);
        remind(consumer);
        Story.of("north", Made.party(PARTIES.getFirst(), "supplier", "Supplier"))
                .fold(consumer);
        // the viewer is a person, and a member of every contract
        Story.of("north", Made.person(PEOPLE.getFirst(), subject("north-viewer"), "V", null))
                .fold(consumer);
    }
}
