package dev.milepost.analytics.figure;

import static dev.milepost.local.testing.SignedTokens.subject;

import dev.milepost.events.Change;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyState;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.events.Topics;
import dev.milepost.kit.inbound.EventConsumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.NullUnmarked;

/** The random pasts of two tenants that figures are compared of, made and folded once for all tests. */
@NullUnmarked // what is missing fails the test
final class TwoTenants {
    static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-03-20T11:30:00Z"),
            Instant.parse("2026-05-01T23:15:00.123456Z"),
            Instant.parse("2026-11-01T10:00:00Z"));
    private static final long SEED = Long.getLong("seed", new Random().nextLong());
    static final Random RANDOM = new Random(SEED);
    static final List<UUID> PARTIES = ids(4);
    static final List<UUID> PEOPLE = ids(3);
    static final List<Past> NORTH = pasts("north");
    static final List<Past> SOUTH = pasts("south");

    private static boolean folded;

    private TwoTenants() {}

    private static List<UUID> ids(int n) {
        return IntStream.range(0, n).mapToObj(i -> Past.newId(RANDOM)).toList();
    }

    private static List<Past> pasts(String tenant) {
        List<Past> pasts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pasts.add(new Past(tenant, PARTIES, PEOPLE, RANDOM));
        }
        return pasts;
    }

    /** Folds all of it, the first time. */
    static void fold(EventConsumer consumer) {
        if (folded) {
            return;
        }
        folded = true;
        System.out.println("-Dseed=" + SEED + " repeats this run");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        for (Past past : Stream.concat(NORTH.stream(), SOUTH.stream()).toList()) {
            List<String> messages = new ArrayList<>(past.messages());
            for (int i = 0; i < messages.size() / 8; i++) { // late and doubled ones
                Collections.swap(messages, RANDOM.nextInt(messages.size()), RANDOM.nextInt(messages.size()));
                messages.add(messages.get(RANDOM.nextInt(messages.size())));
            }
            messages.forEach(message -> records.add(record(records.size(), past.contract, message)));
        }
        records.add(record(records.size(), PARTIES.getFirst(), party()));
        records.add(record(records.size(), PEOPLE.getFirst(), viewer()));
        for (int from = 0; from < records.size(); from += 100) {
            consume(consumer, records.subList(from, Math.min(records.size(), from + 100)));
        }
    }

    private static String party() {
        var party = new PartyState(PARTIES.getFirst(), 1, "supplier", "Supplier", null, List.of());
        return EventJson.write(Event.of(
                UUID.randomUUID(),
                "/milestone-service",
                EventType.PARTY_CREATED,
                party.id(),
                Past.START,
                party.id(),
                1,
                "north",
                new PartyEvent(party, new Change(null, "test", null, null))));
    }

    /** The viewer is a person, and a member of every contract. */
    private static String viewer() {
        var person = new PersonState(
                PEOPLE.getFirst(), 1, subject("north-viewer"), "V", null, "UTC", "en", List.of(), null, null);
        return EventJson.write(Event.of(
                UUID.randomUUID(),
                "/milestone-service",
                EventType.PERSON_CREATED,
                person.id(),
                Past.START,
                person.id(),
                1,
                "north",
                new PersonEvent(person, new Change(null, "test", null, null))));
    }

    static ConsumerRecord<String, String> record(long offset, UUID key, String message) {
        return new ConsumerRecord<>(Topics.MILESTONES, 77, offset, key.toString(), message);
    }

    static void consume(EventConsumer consumer, List<ConsumerRecord<String, String>> records) {
        consumer.consume(new ConsumerRecords<>(Map.of(new TopicPartition(Topics.MILESTONES, 77), records), Map.of()));
    }
}
