package dev.milepost.alert.reminder;

import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.policy.Matter;
import dev.milepost.alert.policy.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a policy may remind of: a day that rungs count from, or something that happened.
 *
 * @param subjectId of which milestone, payment, contract or event
 * @param aboutId which comment or payment it happened to; null for all else
 * @param customField the field, for a custom date
 * @param milestone null for what belongs to the contract as a whole
 * @param day the day that rungs count from, in the contract's time zone
 * @param roundOfDay how many rounds of the gate had begun on that day before, for a gate that waits
 * @param happened when it happened; null for what has a day only
 * @param mentioned who was called on, for a comment
 * @param silence why nobody is reminded of it; null while somebody is
 */
record Occurrence(
        Subject subject,
        @Nullable String customField,
        UUID subjectId,
        @Nullable UUID aboutId,
        KnownContract contract,
        @Nullable KnownMilestone milestone,
        LocalDate day,
        int roundOfDay,
        @Nullable Instant happened,
        List<UUID> mentioned,
        @Nullable String silence) {

    static Occurrence day(
            Subject subject,
            UUID subjectId,
            KnownContract contract,
            @Nullable KnownMilestone milestone,
            LocalDate day,
            @Nullable String silence) {
        return new Occurrence(subject, null, subjectId, null, contract, milestone, day, 0, null, List.of(), silence);
    }

    static Occurrence gate(
            KnownContract contract,
            KnownMilestone milestone,
            LocalDate since,
            int roundOfDay,
            @Nullable String silence) {
        return new Occurrence(
                Subject.GATE_WAITING,
                null,
                milestone.id(),
                null,
                contract,
                milestone,
                since,
                roundOfDay,
                null,
                List.of(),
                silence);
    }

    static Occurrence customDate(
            String field, KnownContract contract, KnownMilestone milestone, LocalDate day, @Nullable String silence) {
        return new Occurrence(
                Subject.CUSTOM_DATE,
                field,
                milestone.id(),
                null,
                contract,
                milestone,
                day,
                0,
                null,
                List.of(),
                silence);
    }

    static Occurrence contractDate(String field, KnownContract contract, LocalDate day, @Nullable String silence) {
        return new Occurrence(
                Subject.CONTRACT_DATE, field, contract.id(), null, contract, null, day, 0, null, List.of(), silence);
    }

    /** The same for others than those who were called on. */
    Occurrence forOthers() {
        return new Occurrence(
                subject,
                customField,
                subjectId,
                aboutId,
                contract,
                milestone,
                day,
                roundOfDay,
                happened,
                List.of(),
                silence);
    }

    /** Since when a gate waits for those whose turn it is: they are told at once; null for all else. */
    @Nullable
    Instant turn() {
        return subject == Subject.GATE_WAITING && milestone != null
                ? milestone.facts().turnSince()
                : null;
    }

    /** What names it in the ledger: {@code DUE_DATE}, {@code CUSTOM_DATE:warranty_ends}. */
    String name() {
        return customField == null ? subject.name() : subject.name() + ":" + customField;
    }

    /** What a policy is looked for. */
    Matter matter() {
        var facts = milestone == null ? null : milestone.facts();
        return new Matter(
                subject,
                customField,
                contract.id(),
                milestone == null ? null : milestone.id(),
                facts == null ? null : facts.type(),
                facts == null ? null : facts.priority(),
                facts == null ? List.of() : facts.tags());
    }

    /** What offsets count from, in words. */
    String what() {
        return customField == null ? subject.what() : subject.what() + " of " + customField;
    }
}
