package dev.milepost.milestone.evidence;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of files as they are safe to show and to save under: no path, nothing invisible, no more than 255 characters. */
final class FileName {
    private static final int LONGEST = 255;
    private static final String SAFE_ASCII = "[^A-Za-z0-9 ._()+-]";

    private FileName() {}

    /** The name that {@code given} becomes; null when nothing is left of it. */
    static @Nullable String safe(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        // Control and format characters, among them those that turn the direction of writing round.
        name = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[\"<>|:*?]", "_")
                .strip();
        name = name.replaceAll("^\\.+", "").replaceAll("[. ]+$", "");
        if (name.length() > LONGEST) {
            String extension = extension(name);
            name = name.substring(0, LONGEST - extension.length()) + extension;
        }
        return name.isEmpty() ? null : name;
    }

    /** The extension with its dot, in lower case; empty without one, or where it is too long to be one. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 1 || name.length() - dot > 12 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** A {@code Content-Disposition} that saves under the name (RFC 6266, with the form of RFC 8187 for what is not ASCII). */
    static String attachment(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xff);
            if (character < 128 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append('%').append("%02X".formatted((int) character));
            }
        }
        return "attachment; filename=\"" + name.replaceAll(SAFE_ASCII, "_") + "\"; filename*=UTF-8''" + encoded;
    }
}
