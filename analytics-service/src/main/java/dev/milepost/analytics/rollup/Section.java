package dev.milepost.analytics.rollup;

/** One figure of a tally: numbers by label and day. The names are stored. */
public enum Section {
    /** Milestones by status. */
    STATUS(Block.STANDING, false),
    /** What is paid for milestones, by status and currency. */
    VALUE(Block.STANDING, true),
    /** Measured milestones by days from the promise to the day they were met; by promise. */
    VARIANCE(Block.STANDING, false),
    /** Open milestones by promised date; by promise and time zone. */
    OPEN(Block.OPEN, false),
    /** The same by the quarter of the date; by promise. */
    OPEN_QUARTERS(Block.STANDING, false),
    /** Missed milestones that have a promised date; by promise. */
    MISSED(Block.STANDING, false),
    /** Milestones by days from the baseline to the due date, without waived and cancelled ones. */
    SLIP(Block.SLIPPING, false),
    /** Moves of agreed dates by their days. */
    MOVES(Block.SLIPPING, false),
    /** Moves of agreed dates by their reason; those without one are not here. Cells keep few of them. */
    REASONS(Block.SLIPPING, false),
    /** Milestones by the whole hours that they were in a state, of states they are not in now. */
    DONE(Block.FLOW, false),
    /** Milestones by the hours since 1970-01-01 that are to be taken from the present one to get the hours in their state. */
    RUNNING(Block.FLOW, false),
    /** Decided submissions by the hours until the decision; by outcome and number of the submission. */
    ROUNDS(Block.FLOW, false),
    /** Milestones with payments; one with two payments counts once in a cell. */
    PAID_FOR(Block.MONEY, false),
    /** Payments by currency and status. */
    PAYMENTS(Block.MONEY, false),
    /** What is outstanding of payments, by currency and status. */
    OUTSTANDING(Block.MONEY, true),
    /** What was paid, by currency. */
    PAID(Block.MONEY, true),
    /** Payments with a paid part, by currency: those in PAID and open ones paid in part. */
    PARTS(Block.MONEY, false),
    /** Open payments by due date; by currency and time zone. */
    UNPAID(Block.UNPAID, false),
    /** What is outstanding of open payments by due date; by currency and time zone. */
    UNPAID_AMOUNT(Block.UNPAID, true),
    /** Open payments by the quarter of their due date; by currency. */
    UNPAID_QUARTERS(Block.MONEY, false),
    /** What is outstanding of them, the same way. */
    UNPAID_AMOUNT_QUARTERS(Block.MONEY, true),
    /** Paid payments by days from the invoice to the last payment; by currency. */
    DAYS_TO_PAY(Block.MONEY, false),
    /** Paid payments by days from the due date to the last payment; by currency. */
    DAYS_LATE(Block.MONEY, false),
    /** What was taken off payments for lateness, by currency. */
    PENALTY(Block.MONEY, true),
    /** What was held back from them, by currency. */
    RETAINED(Block.MONEY, true),
    /** What of that was let go, by currency. */
    RETENTION_RELEASED(Block.MONEY, true);

    private final Block block;
    private final boolean amounts;

    Section(Block block, boolean amounts) {
        this.block = block;
        this.amounts = amounts;
    }

    /** Where it is stored. */
    public Block block() {
        return block;
    }

    /** Whether its numbers are amounts of money, not counts. */
    public boolean amounts() {
        return amounts;
    }
}
