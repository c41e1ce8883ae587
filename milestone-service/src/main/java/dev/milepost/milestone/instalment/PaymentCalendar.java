package dev.milepost.milestone.instalment;

import dev.milepost.milestone.contract.Contract;
import java.time.LocalDate;

/** Moves a day of payment to one on which the contract's calendar pays. */
public interface PaymentCalendar {
    /** The day itself, or the one that the contract's calendar makes of it. */
    LocalDate roll(Contract contract, LocalDate day);
}
