package dev.milepost.milestone.instalment;

import dev.milepost.milestone.contract.Contract;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Every day is one to pay on. */
@DefaultBean
@ApplicationScoped
class CalendarDays implements PaymentCalendar {
    @Override
    public LocalDate roll(Contract contract, LocalDate day) {
        return day;
    }
}
