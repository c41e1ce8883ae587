package dev.milepost.analytics.figure;

import static dev.milepost.local.testing.SignedTokens.subject;

import dev.milepost.analytics.Chance;
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
    static final Chance CHANCE = Chance.fresh(TwoTenants.class);
    static final List<UUID> PARTIES = CHANCE.ids(4);
    static final List<UUID> PEOPLE = CHANCE.ids(3);
    static final List<Past> NORTH = pasts("north");
    static final List<Past> SOUTH = pasts("south");

    private static boolean folded;

    private TwoTenants() {}

    private static List<Past> pasts(String tenant) {
        List<Past> pasts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pasts.add(new Past(tenant, PARTIES, PEOPLE, CHANCE));
        }
        return pasts;
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
        Story.of("north", Made.party(PARTIES.getFirst(), "supplier", "Supplier"))
                .fold(consumer);
        // the viewer is a person, and a member of every contract
        Story.of("north", Made.person(PEOPLE.getFirst(), subject("north-viewer"), "V", null))
                .fold(consumer);
    }
}
