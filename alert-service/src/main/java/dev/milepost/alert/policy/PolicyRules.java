package dev.milepost.alert.policy;

import dev.milepost.alert.ladder.Holidays;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import dev.milepost.kit.problem.Violations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a policy must keep to beyond the form of its fields; each rule names its field. */
public final class PolicyRules {
    private static final int MOST_STEPS = 100;
    private static final int FARTHEST_DAYS = 3660;
    private static final Duration LONGEST_WAIT = Duration.ofDays(90);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]+");

    private PolicyRules() {}

    /** Refuses {@code policy} with every rule it breaks. */
    public static void check(PolicyRequest policy, NamedWebhooks webhooks) {
        Violations found = new Violations();
        scope(found, policy);
        found.check(
                policy.subject().hasField() == (policy.customField() != null),
                "customField",
                "goes with the subjects CUSTOM_DATE and CONTRACT_DATE, and only with them");
        String jurisdiction = policy.jurisdiction();
        found.check(
                jurisdiction == null || Holidays.of(jurisdiction).isPresent(),
                "jurisdiction",
                "the holidays of '" + jurisdiction + "' are not known; use a country or subdivision such as DE-BY");
        var quiet = policy.quietHours();
        found.check(
                quiet == null
                        || quiet.from() != null
                                && quiet.to() != null
                                && !quiet.from().equals(quiet.to()),
                "quietHours",
                "needs from and to, which differ");
        Set<String> names = new HashSet<>();
        int steps = 0;
        for (int i = 0; i < policy.rungs().size(); i++) {
            String at = "rungs[" + i + "]";
            RungRequest rung = policy.rungs().get(i);
            steps += 1 + (rung.repeat() == null ? 0 : rung.repeat().times());
            offset(found, at, policy.subject(), rung);
            recipients(found, at, policy.subject(), rung.recipients(), rung.addresses(), rung.webhooks());
            webhooks(found, at, rung.webhooks(), webhooks);
            found.check(
                    rung.way() != Channel.WEBHOOK,
                    at + ".channel",
                    "must be EMAIL or INBOX; name webhooks in webhooks");
            found.check(
                    rung.way() == Channel.EMAIL
                            || rung.addresses().isEmpty() && !rung.recipients().contains(RecipientKind.PARTY_CONTACTS),
                    at + ".channel",
                    "must be EMAIL where it goes to addresses or PARTY_CONTACTS: those have no inbox");
            found.check(
                    names.add(ledgerName(rung)),
                    at + ".offset",
                    "there is a rung of this offset already; give that one more recipients");
            escalation(found, at + ".escalation", policy.subject(), rung.escalation(), webhooks);
        }
        found.check(steps <= MOST_STEPS, "rungs", "have " + steps + " steps with repetitions; at most " + MOST_STEPS);
        found.throwIfAny();
    }

    private static void scope(Violations found, PolicyRequest policy) {
        PolicyScope scope = policy.scope();
        String value = scope.value();
        boolean right = switch (scope.kind()) {
            case TENANT -> value == null;
            case MILESTONE_TYPE -> isOneOf(MilestoneType.values(), value);
            case PRIORITY -> isOneOf(Priority.values(), value);
            case TAG -> value != null && !value.isBlank();
            case CONTRACT, MILESTONE -> isId(value);
        };
        String wanted = switch (scope.kind()) {
            case TENANT -> "must be absent for TENANT";
            case MILESTONE_TYPE -> "must be one of " + Arrays.toString(MilestoneType.values());
            case PRIORITY -> "must be one of " + Arrays.toString(Priority.values());
            case TAG -> "must be the tag";
            case CONTRACT, MILESTONE -> "must be the id, a UUID";
        };
        found.check(right, "scope.value", wanted);
        found.check(
                !policy.subject().isOfContract()
                        || scope.kind() == ScopeKind.TENANT
                        || scope.kind() == ScopeKind.CONTRACT,
                "scope.kind",
                "must be TENANT or CONTRACT: " + policy.subject() + " is the contract's as a whole");
    }

    private static void offset(Violations found, String at, Subject subject, RungRequest rung) {
        Period offset;
        try {
            offset = Period.parse(rung.offset());
        } catch (DateTimeException e) {
            found.add(at + ".offset", "'" + rung.offset() + "' is no ISO 8601 period such as P-7D");
            return;
        }
        long days = Math.abs(offset.toTotalMonths()) * 31 + Math.abs((long) offset.getDays());
        found.check(days <= FARTHEST_DAYS, at + ".offset", "is farther away than ten years")
                .check(
                        !rung.business() || offset.toTotalMonths() == 0,
                        at + ".offset",
                        "may only have days when it counts business days")
                .check(
                        !rung.business() || Math.abs((long) offset.getDays()) <= FARTHEST_DAYS / 10,
                        at + ".offset",
                        "may count at most " + FARTHEST_DAYS / 10 + " business days")
                .check(!hasMixedSigns(offset), at + ".offset", "goes forth and back at once; use one direction")
                .check(
                        !subject.happens() || offset.isZero(),
                        at + ".offset",
                        "must be P0D: " + subject + " is told as it happens")
                .check(
                        !subject.happens() || rung.repeat() == null,
                        at + ".repeat",
                        "is not for what is told as it happens");
    }

    private static boolean hasMixedSigns(Period offset) {
        boolean back = offset.getYears() < 0 || offset.getMonths() < 0 || offset.getDays() < 0;
        boolean forth = offset.getYears() > 0 || offset.getMonths() > 0 || offset.getDays() > 0;
        return back && forth;
    }

    private static void recipients(
            Violations found,
            String at,
            Subject subject,
            List<RecipientKind> kinds,
            List<String> addresses,
            List<UUID> webhooks) {
        found.check(
                !kinds.isEmpty() || !addresses.isEmpty() || !webhooks.isEmpty() || subject == Subject.MENTIONED,
                at + ".recipients",
                "needs a recipient, an address or a webhook");
        found.check(new HashSet<>(kinds).size() == kinds.size(), at + ".recipients", "names one twice");
        found.check(
                !subject.isOfContract()
                        || kinds.stream()
                                .allMatch(kind -> kind == RecipientKind.PARTY_CONTACTS
                                        || kind == RecipientKind.CONTRACT_MANAGERS),
                at + ".recipients",
                "may only be CONTRACT_MANAGERS and PARTY_CONTACTS beside addresses: a contract has no owner, team or"
                        + " watchers");
        for (int i = 0; i < addresses.size(); i++) {
            found.check(
                    ADDRESS.matcher(addresses.get(i)).matches(),
                    at + ".addresses[" + i + "]",
                    "'" + addresses.get(i) + "' is no e-mail address");
        }
    }

    private static void webhooks(Violations found, String at, List<UUID> ids, NamedWebhooks known) {
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            String field = at + ".webhooks[" + i + "]";
            found.check(ids.indexOf(id) == i, field, "is named twice");
            found.check(known.has(id), field, "there is no webhook " + id);
        }
    }

    /** The same for all ways to write an offset, of which the ledger would take only the first: {@code P-1W} is {@code P-7D}. */
    private static String ledgerName(RungRequest rung) {
        try {
            return Period.parse(rung.offset()).toString() + rung.business();
        } catch (DateTimeException e) {
            return rung.offset() + rung.business(); // refused as it is
        }
    }

    private static void escalation(
            Violations found, String at, Subject subject, @Nullable Escalation escalation, NamedWebhooks webhooks) {
        if (escalation == null) {
            return;
        }
        try {
            Duration wait = escalation.after().contains("T")
                    ? Duration.parse(escalation.after())
                    : Duration.ofDays(onlyDays(Period.parse(escalation.after())));
            found.check(
                    wait.compareTo(Duration.ofMinutes(1)) >= 0 && wait.compareTo(LONGEST_WAIT) <= 0,
                    at + ".after",
                    "must be one minute to 90 days");
        } catch (DateTimeException | ArithmeticException e) {
            found.add(at + ".after", "'" + escalation.after() + "' is neither a duration such as PT4H nor days as P2D");
        }
        recipients(
                found,
                at,
                subject == Subject.MENTIONED ? Subject.DUE_DATE : subject,
                escalation.recipients(),
                escalation.addresses(),
                escalation.webhooks());
        webhooks(found, at, escalation.webhooks(), webhooks);
    }

    private static int onlyDays(Period period) {
        if (period.toTotalMonths() != 0) {
            throw new DateTimeException("months");
        }
        return period.getDays();
    }

    private static boolean isOneOf(Enum<?>[] values, @Nullable String value) {
        return Arrays.stream(values).anyMatch(one -> one.name().equals(value));
    }

    private static boolean isId(@Nullable String value) {
        try {
            return value != null && UUID.fromString(value).toString().equals(value);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
