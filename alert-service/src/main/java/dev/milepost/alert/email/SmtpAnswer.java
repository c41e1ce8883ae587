package dev.milepost.alert.email;

import dev.milepost.alert.delivery.Outcome;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What the mail server's answer means for the mail (RFC 5321, 4.2.1). */
final class SmtpAnswer {
    /** Refusals of us and not of the mail: signing in is missing or wrong. An operator can mend that. */
    private static final Set<Integer> ABOUT_SIGNING_IN = Set.of(530, 534, 535, 538);

    /** RFC 3463, 3.2 and 3.3: the addressing, and a mailbox that is switched off. */
    private static final Pattern NO_SUCH_MAILBOX = Pattern.compile("^5\\d\\d[ -](5\\.1\\.(?:1|2|3|6|10)|5\\.2\\.1)\\b");

    private SmtpAnswer() {}

    /** 5xx refuses for good; 4xx, and a connection that breaks, puts off. */
    static Outcome outcome(MessagingException failure) {
        for (Throwable step : chain(failure)) {
            int code = code(step);
            if (code >= 500 && ABOUT_SIGNING_IN.contains(code)) {
                return new Outcome.Unreachable("the mail server refuses us: " + words(step));
            }
            if (code >= 500) {
                return new Outcome.Refused("the mail server refused it: " + words(step), statusOfAddress(step));
            }
        }
        return new Outcome.Deferred(words(failure));
    }

    /** Only what says in so many words that there is no such mailbox: a server may refuse us, and say so of the address. */
    private static @Nullable String statusOfAddress(Throwable step) {
        var status = NO_SUCH_MAILBOX.matcher(String.valueOf(step.getMessage()));
        return step instanceof SMTPAddressFailedException && status.find() ? status.group(1) : null;
    }

    /** The failure in one line: the server's words where it said something. */
    static String words(Throwable failure) {
        List<Throwable> chain = failure instanceof MessagingException messaging ? chain(messaging) : List.of(failure);
        Throwable said =
                chain.stream().filter(step -> code(step) > 0).findFirst().orElse(chain.getLast());
        String message = String.valueOf(said.getMessage()).strip().replaceAll("\\s+", " ");
        return code(said) > 0 ? message : said.getClass().getSimpleName() + ": " + message;
    }

    private static int code(Throwable step) {
        return switch (step) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> -1;
        };
    }

    /** The failure and all that led to it; the refusal of an address comes before that of the mail as a whole. */
    private static List<Throwable> chain(MessagingException failure) {
        List<Throwable> chain = new ArrayList<>();
        Throwable step = failure;
        while (step != null && chain.size() < 10) {
            chain.add(step);
            step = step instanceof MessagingException messaging && messaging.getNextException() != null
                    ? messaging.getNextException()
                    : step.getCause();
        }
        return chain;
    }
}
