package dev.milepost.alert.reminder;

import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.KnownPayment;
import dev.milepost.alert.policy.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What there is to remind of. */
final class Occurrences {
    private Occurrences() {}

    /** The days of a milestone: its due date, its custom dates, and since when it waits for its gate. */
    static List<Occurrence> of(KnownContract contract, KnownMilestone milestone) {
        List<Occurrence> found = new ArrayList<>();
        UUID id = milestone.id();
        var dueDate = milestone.dueDate();
        if (dueDate != null) {
            found.add(Occurrence.day(
                    Subject.DUE_DATE, id, contract, milestone, dueDate, Silence.ofDueDate(contract, milestone)));
        }
        String noCustomDates = Silence.ofCustomDate(contract, milestone);
        milestone
                .facts()
                .dates()
                .forEach((field, day) ->
                        found.add(Occurrence.customDate(field, contract, milestone, day, noCustomDates)));
        var since = milestone.facts().waitingSince();
        if (since != null) {
            found.add(Occurrence.gate(
                    contract,
                    milestone,
                    since.atZone(contract.zone()).toLocalDate(),
                    milestone.facts().roundOfDay(contract.zone()),
                    Silence.ofGate(contract, milestone)));
        }
        return found;
    }

    /** The day a payment is due; {@code milestone} released it, where one did. */
    static List<Occurrence> of(KnownContract contract, KnownPayment payment, @Nullable KnownMilestone milestone) {
        return List.of(Occurrence.day(
                Subject.PAYMENT_DUE,
                payment.id(),
                contract,
                milestone,
                payment.dueOn(),
                Silence.ofPayment(contract, payment)));
    }

    /** The end of a contract's term, the last days to give notice for it, and its custom dates. */
    static List<Occurrence> of(KnownContract contract) {
        List<Occurrence> found = new ArrayList<>();
        add(found, Subject.TERM_END, contract, contract.endsOn(), Silence.ofTerm(contract));
        add(found, Subject.NOTICE_BY, contract, contract.noticeBy(), Silence.ofNotice(contract));
        add(found, Subject.NOTICE_SEND_BY, contract, contract.noticeSendBy(), Silence.ofNotice(contract));
        String noDates = Silence.ofContractDate(contract);
        contract.dates().forEach((field, day) -> found.add(Occurrence.contractDate(field, contract, day, noDates)));
        return found;
    }

    private static void add(
            List<Occurrence> found,
            Subject subject,
            KnownContract contract,
            @Nullable LocalDate day,
            @Nullable String silence) {
        if (day != null) {
            found.add(Occurrence.day(subject, contract.id(), contract, null, day, silence));
        }
    }
}
