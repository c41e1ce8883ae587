package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.load.MadeUp;
import dev.milepost.events.Change;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Criterion;
import dev.milepost.events.Event;
import dev.milepost.events.EventData;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.Evidence;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Money;
import dev.milepost.events.PartyRole;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Priority;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of contracts as milestone-service writes them: a contract of 20 milestones is planned, activated and worked on.
 * Each contract is one stream of 100 events, after which 19 of its milestones are met.
 */
final class EventStory {
    static final int EVENTS = 100;
    static final int MILESTONES = 20;
    static final int MET = 19;

    private static final String SOURCE = "/milestone-service";
    private static final MilestoneType[] TYPES = MilestoneType.values();
    private static final String SEAL = "PiGDtsl3BsIWlKGmSn39STAZhFl3YlVxWw5XA22r92Q";

    private final String tenant;
    private final MadeUp madeUp;
    private final List<UUID> parties;
    private final List<UUID> people;

    /** One event of a stream. */
    record Told(UUID stream, long sequence, UUID id, String type, Instant time, String json) {}

    EventStory(String tenant, long seed) {
        this.tenant = tenant;
        this.madeUp = new MadeUp(seed);
        this.parties = java.util.stream.Stream.generate(madeUp::id).limit(20).toList();
        this.people = java.util.stream.Stream.generate(madeUp::id).limit(50).toList();
    }

    /** The next contract from its beginning on. */
    List<Told> contract() {
        UUID contract = madeUp.id();
        UUID supplier = madeUp.oneOf(parties);
        Instant begin = MadeUp.NOW.minus(30 + madeUp.below(600), ChronoUnit.DAYS);
        List<Told> told = new ArrayList<>(EVENTS);
        tell(told, EventType.CONTRACT_CREATED, contract, contract, begin, of(contract, supplier, begin, false));
        List<Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < MILESTONES; i++) {
            LocalDate due = LocalDate.ofInstant(begin, ZoneOffset.UTC).plusDays(5L + i + madeUp.below(5));
            var milestone = new Milestone(
                    madeUp.id(),
                    madeUp.title(),
                    TYPES[madeUp.below(TYPES.length)],
                    madeUp.oneOf(List.of(Priority.values())),
                    madeUp.oneOf(people),
                    supplier,
                    "team-" + madeUp.below(8),
                    "lot-" + madeUp.below(20),
                    due,
                    due.plusDays(madeUp.below(12) - 5));
            milestones.add(milestone);
            tell(told, EventType.MILESTONE_CREATED, contract, milestone, MilestoneStatus.PLANNED, begin);
        }
        Instant active = begin.plus(1, ChronoUnit.HOURS);
        tell(told, EventType.CONTRACT_ACTIVATED, contract, contract, active, of(contract, supplier, begin, true));
        milestones.forEach(
                one -> tell(told, EventType.MILESTONE_BASELINED, contract, one, MilestoneStatus.PLANNED, active));
        milestones.forEach(one -> tell(
                told,
                EventType.MILESTONE_STARTED,
                contract,
                one,
                MilestoneStatus.IN_PROGRESS,
                active.plus(1 + madeUp.below(20), ChronoUnit.HOURS)));
        List<Milestone> worked = milestones.subList(0, MET);
        Instant submitted = active.plus(2, ChronoUnit.DAYS);
        worked.forEach(
                one -> tell(told, EventType.MILESTONE_SUBMITTED, contract, one, MilestoneStatus.SUBMITTED, submitted));
        worked.forEach(one -> tell(
                told,
                EventType.MILESTONE_APPROVED,
                contract,
                one,
                MilestoneStatus.MET,
                submitted.plus(1 + madeUp.below(90), ChronoUnit.HOURS)));
        return told;
    }

    private record Milestone(
            UUID id,
            String title,
            MilestoneType type,
            Priority priority,
            UUID owner,
            UUID party,
            String team,
            String tag,
            LocalDate due,
            LocalDate metOn) {}

    private void tell(
            List<Told> told, EventType type, UUID contract, Milestone milestone, MilestoneStatus status, Instant at) {
        tell(
                told,
                type,
                contract,
                milestone.id,
                at,
                new MilestoneEvent(state(contract, milestone, status, at), change()));
    }

    private void tell(List<Told> told, EventType type, UUID contract, UUID subject, Instant at, EventData data) {
        UUID id = madeUp.id();
        long sequence = told.size() + 1L;
        String json = EventJson.write(Event.of(id, SOURCE, type, subject, at, contract, sequence, tenant, data));
        told.add(new Told(contract, sequence, id, type.wireName(), at, Event.sealed(json, SEAL)));
    }

    private Change change() {
        return new Change(people.getFirst(), "Mara Lind", null, "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private ContractEvent of(UUID contract, UUID supplier, Instant begin, boolean active) {
        LocalDate starts = LocalDate.ofInstant(begin, ZoneOffset.UTC);
        return new ContractEvent(
                new ContractState(
                        contract,
                        active ? 2 : 1,
                        "C-" + contract,
                        "Works " + contract,
                        null,
                        active ? ContractStatus.ACTIVE : ContractStatus.DRAFT,
                        List.of(
                                new ContractPartyState(parties.getFirst(), PartyRole.CLIENT),
                                new ContractPartyState(supplier, PartyRole.SUPPLIER)),
                        starts,
                        starts,
                        starts.plusYears(2),
                        new Money(new BigDecimal("250000.00"), "EUR"),
                        "Europe/Berlin",
                        null,
                        null,
                        null,
                        List.of(),
                        List.of("construction"),
                        List.of(),
                        null,
                        active ? begin : null,
                        false,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        0,
                        null,
                        List.of(),
                        ContractAccess.TENANT,
                        List.of(),
                        List.of(),
                        null,
                        null),
                change());
    }

    private MilestoneState state(UUID contract, Milestone one, MilestoneStatus status, Instant at) {
        boolean handedIn = status == MilestoneStatus.SUBMITTED || status == MilestoneStatus.MET;
        return new MilestoneState(
                one.id,
                status.ordinal() + 1L,
                contract,
                one.title,
                madeUp.description(),
                one.type,
                status,
                one.priority,
                one.owner,
                one.party,
                one.due,
                one.due,
                null,
                false,
                handedIn ? one.metOn : null,
                handedIn ? at : null,
                decided(status, at),
                List.of(new Criterion(
                        "Air tightness of the shell", "n50", Criterion.Operator.AT_MOST, new BigDecimal("1.5"), "1/h")),
                handedIn
                        ? List.of(new Evidence(URI.create("https://files.example.com/report.pdf"), "Report"))
                        : List.of(),
                new PaymentTerm(new BigDecimal("2"), null, 30),
                List.of(one.tag),
                List.of(),
                null,
                one.team,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                status == MilestoneStatus.MET ? 100 : 0,
                List.of());
    }

    private static @Nullable Instant decided(MilestoneStatus status, Instant at) {
        return status == MilestoneStatus.MET ? at : null;
    }
}
