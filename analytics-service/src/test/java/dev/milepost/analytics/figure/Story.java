package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.CHANGE;

import dev.milepost.events.EventData;
import dev.milepost.events.EventType;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyState;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.kit.inbound.EventConsumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What milestone-service says of one contract, person or party, in its order. */
public final class Story {
    private final String tenant;
    private final UUID stream;
    private final List<String> unfolded = new ArrayList<>();
    private long sequence;

    public Story(String tenant, UUID stream) {
        this.tenant = tenant;
        this.stream = stream;
    }

    public static Story of(String tenant, PersonState person) {
        return new Story(tenant, person.id())
                .say(Past.START, EventType.PERSON_CREATED, new PersonEvent(person, CHANGE));
    }

    public static Story of(String tenant, PartyState party) {
        return new Story(tenant, party.id()).say(Past.START, EventType.PARTY_CREATED, new PartyEvent(party, CHANGE));
    }

    public Story say(Instant at, EventType type, EventData data) {
        unfolded.add(Answers.event(tenant, "/milestone-service", type, stream, at, ++sequence, data));
        return this;
    }

    public Story say(String at, EventType type, EventData data) {
        return say(Instant.parse(at), type, data);
    }

    /** What was said since the last time. */
    public List<String> messages() {
        List<String> messages = List.copyOf(unfolded);
        unfolded.clear();
        return messages;
    }

    /** Folds what was said since the last time. */
    public void fold(EventConsumer consumer) {
        Answers.consume(consumer, stream, messages());
    }
}
