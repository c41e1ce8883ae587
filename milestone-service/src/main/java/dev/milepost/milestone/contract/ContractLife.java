package dev.milepost.milestone.contract;

import dev.milepost.events.NoticeGiven;
import dev.milepost.events.Suspension;
import dev.milepost.events.Termination;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of a contract after its activation. */
@Embeddable
class ContractLife {
    @Convert(converter = TermColumns.OfSuspensions.class)
    @Column(columnDefinition = "longtext")
    private List<Suspension> suspensions = List.of();

    @Convert(converter = TermColumns.OfTermination.class)
    @Column(columnDefinition = "longtext")
    private @Nullable Termination termination;

    private int renewals;
    private @Nullable LocalDate firstEndsOn;

    @Convert(converter = TermColumns.OfNotices.class)
    @Column(columnDefinition = "longtext")
    private List<NoticeGiven> notices = List.of();

    void suspend(LocalDate from, String reason) {
        suspensions = Stream.concat(suspensions.stream(), Stream.of(new Suspension(from, reason, null, null, null)))
                .toList();
    }

    int resume(LocalDate on, String reason, boolean shiftsEnd) {
        Suspension last = suspensions.getLast();
        int days = Math.toIntExact(ChronoUnit.DAYS.between(last.from(), on));
        List<Suspension> changed = new ArrayList<>(suspensions);
        changed.set(changed.size() - 1, new Suspension(last.from(), last.reason(), on, days, reason));
        suspensions = List.copyOf(changed);
        if (shiftsEnd) {
            firstEndsOn = firstEndsOn == null ? null : firstEndsOn.plusDays(days); // later renewals count from it
            notices = notices.stream().map(one -> endingLater(one, days)).toList();
        }
        return days;
    }

    private static NoticeGiven endingLater(NoticeGiven notice, int days) {
        return new NoticeGiven(
                notice.id(),
                notice.givenOn(),
                notice.receivedOn(),
                notice.byPartyId(),
                notice.text(),
                notice.termEndsOn().plusDays(days),
                notice.noticeBy(),
                notice.late(),
                notice.personId(),
                notice.by(),
                notice.recordedAt());
    }

    void end(@Nullable Termination how) {
        termination = how;
    }

    void renew(int number, @Nullable LocalDate endedOn) {
        firstEndsOn = firstEndsOn == null ? endedOn : firstEndsOn;
        renewals = number;
    }

    void forgetRenewals() {
        firstEndsOn = null;
        renewals = 0;
    }

    void note(NoticeGiven notice) {
        notices = Stream.concat(notices.stream(), Stream.of(notice)).toList();
    }

    List<Suspension> suspensions() {
        return suspensions;
    }

    @Nullable
    Termination termination() {
        return termination;
    }

    int renewals() {
        return renewals;
    }

    @Nullable
    LocalDate firstEndsOn() {
        return firstEndsOn;
    }

    List<NoticeGiven> notices() {
        return notices;
    }
}
