package dev.milepost.milestone.contract;

import dev.milepost.events.Change;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.NoticePeriod;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.Notice;
import dev.milepost.milestone.deadline.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;

/** What events tell of a contract: what it is, and the days that follow from its calendar, which nobody else knows. */
@ApplicationScoped
public class ContractEvents {
    private final Calendars calendars;

    @Inject
    ContractEvents(Calendars calendars) {
        this.calendars = calendars;
    }

    public ContractEvent of(Contract contract, Change change) {
        NoticePeriod notice = contract.notice();
        LocalDate end = contract.endsOn();
        var days = notice == null || end == null
                ? null
                : Notice.of(end, notice, calendars.ofContract(contract.calendar()), Trace.none());
        return new ContractEvent(
                notice != null && days instanceof Notice.By(LocalDate receivedBy, LocalDate sendBy)
                        ? contract.toState(receivedBy, notice.delivery() == null ? null : sendBy)
                        : contract.toState(),
                change);
    }
}
