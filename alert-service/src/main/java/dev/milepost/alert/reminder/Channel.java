package dev.milepost.alert.reminder;

/** The ways a reminder can take. */
public enum Channel {
    EMAIL
}
