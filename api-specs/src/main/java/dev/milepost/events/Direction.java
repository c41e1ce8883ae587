package dev.milepost.events;

/** On which side of its anchor a day lies. */
public enum Direction {
    AFTER,
    BEFORE
}
