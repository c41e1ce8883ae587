package dev.milepost.milestone.audit;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractState;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentState;
import dev.milepost.kit.eventlog.ChainReport;
import dev.milepost.kit.eventlog.EventLog;
import dev.milepost.kit.eventlog.KnownEvent;
import dev.milepost.kit.eventlog.LoggedEvent;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the log of a contract. It shows who did what inside of the tenant, and so is for the tenant's own people. */
@ApplicationScoped
class ReadAudit {
    private final Contracts contracts;
    private final EventLog log;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ReadAudit(Contracts contracts, EventLog log, Paging paging, BusinessClock clock) {
        this.contracts = contracts;
        this.log = log;
        this.paging = paging;
        this.clock = clock;
    }

    /** The changes of a contract and of all in it, the newest first. */
    @Transactional
    Page<AuditEntry> list(UUID contract, @Nullable Integer asked, @Nullable String cursor) {
        mayRead(contract);
        int limit = Paging.limit(asked);
        String list = "audit of " + contract;
        List<@Nullable String> after = paging.after(list, cursor);
        long before = after == null ? Long.MAX_VALUE : Long.parseLong(requireNonNull(after.getFirst()));
        return paging.page(
                list,
                log.newestFirst(contract, before, limit + 1),
                limit,
                entry -> List.of(Long.toString(entry.event().sequenceNumber())),
                AuditEntry::from);
    }

    @Transactional
    ChainReport verify(UUID contract, @Nullable Long sequence, @Nullable String chainhash) {
        mayRead(contract);
        if ((sequence == null) != (chainhash == null)) {
            throw Choice.wrong(sequence == null ? "sequence" : "chainhash", "sequence and chainhash belong together");
        }
        return log.verify(contract, sequence == null || chainhash == null ? null : new KnownEvent(sequence, chainhash));
    }

    /** The contract as it was at {@code at}, an ISO 8601 moment; now when absent. */
    @Transactional
    ContractAsOf asOf(UUID contract, @Nullable String at) {
        mayRead(contract);
        Instant asked = Choice.moment("at", at);
        Instant moment = asked == null ? clock.instant() : asked;
        ContractState state = null;
        List<MilestoneState> milestones = new ArrayList<>();
        List<PaymentState> payments = new ArrayList<>();
        long sequence = 0;
        for (LoggedEvent logged : log.asOf(contract, moment)) {
            sequence = logged.event().sequenceNumber();
            if (logged.event().knownType() == EventType.MILESTONE_DELETED) {
                continue;
            }
            switch (logged.event().data()) {
                case ContractEvent event -> state = event.contract();
                case MilestoneEvent event -> milestones.add(event.milestone());
                case PaymentEvent event -> payments.add(event.payment());
                case null, default -> {}
            }
        }
        if (state == null) {
            throw ProblemType.NOT_FOUND.because("There was no contract " + contract + " at " + moment + " yet.");
        }
        return new ContractAsOf(moment, sequence, state, milestones, payments);
    }

    private void mayRead(UUID contract) {
        contracts.visible(contract);
        contracts.refuseCounterparty();
    }
}
