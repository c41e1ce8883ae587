package dev.milepost.alert;

import dev.milepost.events.Change;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyRole;
import dev.milepost.events.PartyState;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.events.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contract of a test, told by its events. */
public final class Contract {
    private static final Change BY_TEST = new Change(null, "test", null, null);

    public final String tenant;
    public final UUID id = UUID.randomUUID();
    public final String reference = "C-" + id.toString().substring(0, 8);
    private final String zone;
    private final Instant now;
    private final List<ContractPartyState> parties;

    public Contract(String tenant, String zone, Instant now, UUID... parties) {
        this.tenant = tenant;
        this.zone = zone;
        this.now = now;
        this.parties = List.of(parties).stream()
                .map(party -> new ContractPartyState(party, PartyRole.SUPPLIER))
                .toList();
    }

    /** A person of the tenant with that address. */
    public static UUID person(String tenant, @Nullable String email) {
        UUID id = UUID.randomUUID();
        var state =
                new PersonState(id, 1, "sub-" + id, "Ada Ahlgren", email, "Europe/Berlin", "en", List.of(), null, null);
        Topic.publish(tenant, id, EventType.PERSON_CREATED, id, Instant.EPOCH, new PersonEvent(state, BY_TEST));
        return id;
    }

    /** A party of the tenant with that reference. */
    public static UUID party(String tenant, String reference) {
        UUID id = UUID.randomUUID();
        var state = new PartyState(id, 1, reference, "Party " + reference, null, List.of());
        Topic.publish(tenant, id, EventType.PARTY_CREATED, id, Instant.EPOCH, new PartyEvent(state, BY_TEST));
        return id;
    }

    public Contract is(ContractStatus status) {
        return tell(
                status == ContractStatus.ACTIVE ? EventType.CONTRACT_ACTIVATED : EventType.CONTRACT_UPDATED, status);
    }

    public Contract isDeleted() {
        return tell(EventType.CONTRACT_DELETED, ContractStatus.DRAFT);
    }

    private Contract tell(EventType type, ContractStatus status) {
        var state = new ContractState(
                id,
                1,
                reference,
                "Bridge over the river",
                null,
                status,
                parties,
                null,
                null,
                null,
                null,
                zone,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                false,
                List.of(),
                List.of(),
                List.of(),
                null,
                0,
                null,
                List.of());
        Topic.publish(tenant, id, type, id, now, new ContractEvent(state, BY_TEST));
        return this;
    }

    /** A new milestone. */
    public Milestone milestone(String title, @Nullable LocalDate dueDate, @Nullable UUID owner) {
        return new Milestone(title, owner).is(EventType.MILESTONE_CREATED, MilestoneStatus.PLANNED, dueDate, now);
    }

    /** A milestone of the contract. */
    public final class Milestone {
        public final UUID id = UUID.randomUUID();
        private final String title;
        private @Nullable UUID owner;
        public String lastEvent = "";

        private Milestone(String title, @Nullable UUID owner) {
            this.title = title;
            this.owner = owner;
        }

        public Milestone isOwnedBy(@Nullable UUID person) {
            owner = person;
            return this;
        }

        public Milestone is(EventType type, MilestoneStatus status, @Nullable LocalDate dueDate, Instant at) {
            var state = new MilestoneState(
                    id,
                    1,
                    Contract.this.id,
                    title,
                    null,
                    MilestoneType.DELIVERABLE,
                    status,
                    Priority.MEDIUM,
                    owner,
                    null,
                    dueDate,
                    dueDate,
                    null,
                    false,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    0,
                    List.of());
            lastEvent = Topic.publish(tenant, Contract.this.id, type, id, at, new MilestoneEvent(state, BY_TEST));
            return this;
        }

        public Contract contract() {
            return Contract.this;
        }
    }
}
