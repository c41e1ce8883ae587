package dev.milepost.events;

/** Which day the delay is counted from: the due date as it is agreed now, or the baseline. */
public enum RateAgainst {
    CURRENT,
    BASELINE
}
