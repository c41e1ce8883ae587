package dev.milepost.alert.mailsettings;

import java.util.regex.Pattern;

/** An address that a mail may name: one that cannot be written into it would make the mail fail for good. */
public final class MailAddress {
    private static final String ATOM = "[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\.]+";
    private static final String LABEL = "[\\p{L}\\p{Nd}-]+";
    private static final Pattern ADDRESS =
            Pattern.compile(ATOM + "(\\." + ATOM + ")*@" + LABEL + "(\\." + LABEL + ")+");

    private MailAddress() {}

    /** Whether {@code text} is one: dots between its parts only (RFC 5322, dot-atom), and a domain of two labels or more. */
    public static boolean is(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
