package dev.milepost.kit.http;

/**
 * An answer with something in it that is shown once: what is kept for who repeats the request is without it, so that the
 * database does not hold it.
 */
public interface ShownOnce {
    /** The same answer without it. */
    Object withoutSecret();
}
