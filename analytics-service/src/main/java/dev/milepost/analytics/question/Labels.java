package dev.milepost.analytics.question;

/** Labels of tallies are words with a space between them. */
public final class Labels {
    private Labels() {}

    /** The first word. */
    public static String first(String label) {
        int end = label.indexOf(' ');
        return end < 0 ? label : label.substring(0, end);
    }

    /** The last word. */
    public static String last(String label) {
        return label.substring(label.lastIndexOf(' ') + 1);
    }
}
