package dev.milepost.events;

/** What values a custom field takes. */
public enum CustomFieldType {
    /** Up to 500 characters. */
    TEXT,
    /** A decimal with at most 13 digits before and 6 behind the point. */
    NUMBER,
    /** A day, ISO 8601. */
    DATE,
    BOOLEAN,
    /** One of the values that the field allows. */
    CHOICE
}
