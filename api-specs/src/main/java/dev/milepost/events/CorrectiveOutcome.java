package dev.milepost.events;

/** Whether a corrective action plan worked. */
public enum CorrectiveOutcome {
    EFFECTIVE,
    INEFFECTIVE
}
