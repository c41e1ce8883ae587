package dev.milepost.alert.policy;

import dev.milepost.alert.ladder.Rung;

/** What the ledger and its events name by codes, in words. */
public final class RungWords {
    private RungWords() {}

    /** A rung: {@code 7 days before the due date}. {@code subject} as the ledger names it. */
    public static String of(String subject, Rung rung) {
        String what = what(subject);
        return kind(subject).happens() ? "as it happened: " + what : rung.inWords(what);
    }

    /** What offsets count from: {@code the due date}, {@code the date of warranty_ends}. */
    public static String what(String subject) {
        int colon = subject.indexOf(':');
        String what = kind(subject).what();
        return colon < 0 ? what : what + " of " + subject.substring(colon + 1);
    }

    private static Subject kind(String subject) {
        int colon = subject.indexOf(':');
        return Subject.valueOf(colon < 0 ? subject : subject.substring(0, colon));
    }
}
