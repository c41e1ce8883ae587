package dev.milepost.events;

/** What of a successor depends on what of its predecessor. */
public enum DependencyType {
    /** It starts when the predecessor is finished. */
    FS,
    /** It starts when the predecessor starts. */
    SS,
    /** It finishes when the predecessor is finished. */
    FF,
    /** It finishes when the predecessor starts. */
    SF
}
