package dev.milepost.milestone.instalment;

import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.deadline.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.function.UnaryOperator;

/**
 * Moves a day of payment on which nobody can pay to the next one on which they can (the "following" convention): banking
 * days where the contract's calendar knows them, business days where it does not, every day where it names no calendar.
 */
@ApplicationScoped
public class PaymentCalendar {
    private final Calendars calendars;

    @Inject
    PaymentCalendar(Calendars calendars) {
        this.calendars = calendars;
    }

    /** The day itself, or the one that the contract's calendar makes of it. */
    public LocalDate roll(Contract contract, LocalDate day) {
        return of(contract).apply(day);
    }

    /** The same for many days: the calendar is looked up once. */
    public UnaryOperator<LocalDate> of(Contract contract) {
        String id = contract.calendar();
        return id == null ? UnaryOperator.identity() : calendars.get(id)::payable;
    }
}
