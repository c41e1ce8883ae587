package dev.milepost.milestone.lifecycle;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.NoticeGiven;
import dev.milepost.events.NoticePeriod;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractEvents;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.Notice;
import dev.milepost.milestone.deadline.Trace;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records that notice was given for the end of the term that runs. One that came too late is kept, but ends nothing. */
@ApplicationScoped
class RecordNotice {
    private static final int MOST_NOTICES = 100;

    private final Contracts contracts;
    private final ContractEvents told;
    private final Calendars calendars;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    RecordNotice(
            Contracts contracts,
            ContractEvents told,
            Calendars calendars,
            Outbox outbox,
            CurrentActor currentActor,
            BusinessClock clock,
            Ids ids) {
        this.contracts = contracts;
        this.told = told;
        this.calendars = calendars;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.clock = clock;
        this.ids = ids;
    }

    /** The last day on which a notice was in time, and whether this one was. */
    private record Timeliness(@Nullable LocalDate lastDay, boolean late) {}

    @Transactional
    NoticeGiven record(UUID id, NoticeRequest request) {
        Contract contract = contracts.lockedForManagement(id);
        if (contract.status() != ContractStatus.ACTIVE && contract.status() != ContractStatus.SUSPENDED) {
            throw ProblemType.CONFLICT.because(
                    "The contract is " + contract.status() + "; notice is given for ACTIVE and SUSPENDED contracts.");
        }
        LocalDate end = contract.endsOn();
        if (end == null) {
            throw ProblemType.CONFLICT.because(
                    "The contract does not say when it ends, so there is no term that notice could end; terminate it instead.");
        }
        if (contract.notices().size() >= MOST_NOTICES) {
            throw ProblemType.CONFLICT.because("The contract has " + MOST_NOTICES + " notices, the most it may.");
        }
        check(contract, request);
        Timeliness timeliness = timeliness(contract, end, request);
        Actor actor = currentActor.get();
        NoticeGiven notice = new NoticeGiven(
                ids.next(),
                request.givenOn(),
                request.receivedOn(),
                request.byPartyId(),
                request.text(),
                end,
                timeliness.lastDay(),
                timeliness.late(),
                actor.personId(),
                actor.name(),
                clock.instant());
        contract.note(notice, clock.instant());
        contracts.flush();
        outbox.append(
                id,
                List.of(new PendingEvent(
                        EventType.CONTRACT_NOTICE_GIVEN, id, told.of(contract, actor.change(request.text())))));
        return notice;
    }

    @Transactional
    NoticesView list(UUID id) {
        return new NoticesView(contracts.visible(id).notices().reversed());
    }

    private void check(Contract contract, NoticeRequest request) {
        LocalDate today = clock.today(contract.zone());
        LocalDate received = request.receivedOn();
        UUID party = request.byPartyId();
        String future = " has not come yet; today is " + today + " in the contract's time zone";
        Violations found = new Violations();
        found.check(!request.givenOn().isAfter(today), "givenOn", request.givenOn() + future)
                .check(received == null || !received.isAfter(today), "receivedOn", received + future)
                .check(
                        received == null || !received.isBefore(request.givenOn()),
                        "receivedOn",
                        received + " is before it was given")
                .check(
                        party == null || contract.hasParty(party),
                        "byPartyId",
                        "party " + party + " takes no part in the contract");
        found.throwIfAny();
    }

    /** By its arrival, where the contract gives time for that and the day is known; else by the day it was given. */
    private Timeliness timeliness(Contract contract, LocalDate end, NoticeRequest request) {
        NoticePeriod agreed = contract.notice();
        if (agreed == null) {
            return new Timeliness(null, request.givenOn().isAfter(end));
        }
        return switch (Notice.of(end, agreed, calendars.ofContract(contract.calendar()), Trace.none())) {
            case Notice.Refused(var because) ->
                throw ProblemType.CONFLICT.because("The last day to give notice cannot be computed: " + because);
            case Notice.By(var receivedBy, var sendBy) -> {
                LocalDate received = agreed.delivery() == null ? null : request.receivedOn();
                LocalDate day = received == null ? request.givenOn() : received;
                LocalDate last = received == null ? sendBy : receivedBy;
                yield new Timeliness(last, day.isAfter(last));
            }
        };
    }
}
