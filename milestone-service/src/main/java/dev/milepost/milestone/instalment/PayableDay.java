package dev.milepost.milestone.instalment;

import dev.milepost.events.NetTerms;
import dev.milepost.events.PaymentTerm;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** The day that money is payable on, from the day it was released and the net terms. */
public final class PayableDay {
    private PayableDay() {}

    public static LocalDate of(LocalDate released, PaymentTerm term) {
        return of(released, term.netDays(), term.netTerms() == null ? NetTerms.NET : term.netTerms());
    }

    static LocalDate of(LocalDate released, int netDays, NetTerms terms) {
        return switch (terms) {
            case NET -> released.plusDays(netDays);
            case NET_END_OF_MONTH -> endOfMonth(released.plusDays(netDays));
            case END_OF_MONTH_NET -> endOfMonth(released).plusDays(netDays);
        };
    }

    private static LocalDate endOfMonth(LocalDate day) {
        return day.with(TemporalAdjusters.lastDayOfMonth());
    }
}
