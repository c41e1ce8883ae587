package dev.milepost.milestone.contract;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Renewal;
import dev.milepost.events.RenewalMode;
import dev.milepost.events.WaitingFor;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violation;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.deadline.Calendars;
import dev.milepost.milestone.deadline.Notice;
import dev.milepost.milestone.deadline.Term;
import dev.milepost.milestone.deadline.Trace;
import dev.milepost.milestone.deadline.WorkCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes the terms of a contract that have not ended, and the last days to give notice for them. */
@ApplicationScoped
class ReadNoticeDates {
    private static final int TERMS = 3;
    private static final int MOST_TERMS = 24;
    private static final Renewal NO_RENEWAL = new Renewal(RenewalMode.NONE, null, null);

    private final Contracts contracts;
    private final Calendars calendars;
    private final BusinessClock clock;

    @Inject
    ReadNoticeDates(Contracts contracts, Calendars calendars, BusinessClock clock) {
        this.contracts = contracts;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Transactional
    NoticeDatesView read(UUID id, @Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > MOST_TERMS)) {
            throw Violations.problem(
                    ProblemType.INVALID_FILTER, List.of(new Violation("terms", "must be 1 to " + MOST_TERMS)));
        }
        Contract contract = contracts.visible(id);
        WorkCalendar calendar = calendars.ofContract(contract.calendar());
        LocalDate end = contract.agreedEnd();
        if (end == null) {
            Anchor missing = new Anchor(AnchorKind.END, null, null, null, null);
            return new NoticeDatesView(
                    List.of(),
                    new WaitingFor(missing, "the last day of the contract's term, which the contract does not give"),
                    calendar.ref());
        }
        List<Term> terms = Term.following(
                contract.startsOn(),
                end,
                renewal(contract),
                clock.today(contract.zone()),
                asked == null ? TERMS : asked);
        NoticePeriod notice = contract.notice();
        WaitingFor missing =
                notice == null ? new WaitingFor(null, "a notice period, which the contract does not give") : null;
        List<NoticeDatesView.TermView> views = new ArrayList<>();
        for (Term term : terms) {
            Trace trace = Trace.kept();
            Notice found = notice == null ? null : Notice.of(term.endsOn(), notice, calendar, trace);
            if (found instanceof Notice.Refused(var because)) {
                missing = new WaitingFor(null, because);
            }
            views.add(NoticeDatesView.TermView.from(term, found instanceof Notice.By by ? by : null, trace.steps()));
        }
        return new NoticeDatesView(views, missing, calendar.ref());
    }

    /** What happens at the end of the term that runs: after a notice in time no other one follows. */
    private static Renewal renewal(Contract contract) {
        Renewal agreed = Objects.requireNonNullElse(contract.renewal(), NO_RENEWAL);
        if (!contract.endsByNotice()) {
            return agreed;
        }
        return contract.renewals() == 0
                ? NO_RENEWAL
                : new Renewal(RenewalMode.TIMES, contract.renewals(), agreed.period());
    }
}
