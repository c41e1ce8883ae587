package dev.milepost.events;

/** Why a webhook is off, for programs. */
public enum DisabledCode {
    /** The receiver answered 410: it never wants to hear anything again. */
    GONE,
    /** Nothing has come through for long. */
    FAILING,
    /** Somebody switched it off, or made it so. */
    SWITCHED_OFF
}
