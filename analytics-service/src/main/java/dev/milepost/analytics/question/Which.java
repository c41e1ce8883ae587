package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Block;
import java.util.EnumSet;
import java.util.Set;

/** Which milestones stand behind a figure. The promised date is the one that {@link Against} names. */
public enum Which {
    /** All. */
    ALL,
    /** Those with a promised date. */
    DATED,
    /** Met, with a promised date and a day they were met. */
    MEASURED,
    /** Measured, and met after the promised date. */
    LATE,
    /** Not ended. */
    OPEN,
    /** Open, and the promised date is over where the contract is. */
    OVERDUE,
    /** Open and not overdue. */
    COMING,
    /** Measured, missed with a promised date, or overdue: what should have been done by now. */
    OBLIGATIONS,
    /** Those with a payment that is not cancelled; the period is that of the payment's due date. */
    WITH_PAYMENT,
    /** Those that somebody was reminded of. */
    REMINDED,
    /** Those with a submission that waited for a decision. */
    WAITED,
    /** Open ones with a promised date that something is paid for. */
    VALUED,
    /** Open ones past the date that their late penalty counts from. */
    PENALIZED;

    /** What of cells says how many they are. */
    Set<Block> blocks() {
        return switch (this) {
            case WITH_PAYMENT -> EnumSet.of(Block.MONEY);
            case OVERDUE, COMING, OBLIGATIONS -> EnumSet.of(Block.STANDING, Block.OPEN);
            default -> EnumSet.of(Block.STANDING);
        };
    }
}
