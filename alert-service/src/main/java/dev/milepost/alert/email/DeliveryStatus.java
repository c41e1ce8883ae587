package dev.milepost.alert.email;

import dev.milepost.alert.bounce.RecordBounce;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads a delivery status notification (RFC 3464): a report that names the mail and whom it could not be delivered to. Only
 * what failed for good counts; what is delayed may still arrive.
 */
final class DeliveryStatus {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Pattern OURS =
            Pattern.compile("(?im)^Message-ID:\\s*<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@");
    private static final Pattern RECIPIENT =
            Pattern.compile("(?im)^(?:Final|Original)-Recipient:\\s*rfc822;\\s*(\\S+)");
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*(\\w+)");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");
    // Possessive, so that the stack does not grow with the lines.
    private static final Pattern DIAGNOSTIC = Pattern.compile("(?im)^Diagnostic-Code:\\s*(.+(?:\\R[ \\t].+)*+)");

    private DeliveryStatus() {}

    /** What came back for good; empty for any other mail. */
    static List<RecordBounce.Bounce> read(Part mail) throws MessagingException, IOException {
        List<String> reports = new ArrayList<>();
        List<String> originals = new ArrayList<>();
        collect(mail, reports, originals, 0);
        UUID reminder = originals.stream()
                .map(headers -> group(OURS, headers))
                .flatMap(Optional::stream)
                .findFirst()
                .map(UUID::fromString)
                .orElse(null);
        List<RecordBounce.Bounce> bounces = new ArrayList<>();
        if (reminder != null) {
            for (String report : reports) {
                for (String paragraph : report.split("\n[ \\t]*\n")) {
                    bounces.addAll(bounces(reminder, paragraph));
                }
            }
        }
        return bounces;
    }

    /** One for each address that it names: an alias is not the mailbox that it leads to, and only one of them was written to. */
    private static List<RecordBounce.Bounce> bounces(UUID reminder, String paragraph) {
        boolean failed = group(ACTION, paragraph)
                .map(action -> action.toLowerCase(Locale.ROOT).equals("failed"))
                .orElse(false);
        String status = group(STATUS, paragraph).orElse("");
        if (!failed || !status.startsWith("5")) {
            return List.of();
        }
        String reason =
                group(DIAGNOSTIC, paragraph).orElse("").replaceAll("\\s+", " ").strip();
        return RECIPIENT
                .matcher(paragraph)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .limit(2)
                .map(address -> new RecordBounce.Bounce(reminder, address, status, reason))
                .toList();
    }

    private static void collect(Part part, List<String> reports, List<String> originals, int depth)
            throws MessagingException, IOException {
        if (depth > 5) {
            return;
        }
        if (part.isMimeType("message/delivery-status")) {
            reports.add(text(part));
        } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
            originals.add(text(part));
        } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < Math.min(parts.getCount(), 10); i++) {
                collect(parts.getBodyPart(i), reports, originals, depth + 1);
            }
        }
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static Optional<String> group(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
