package dev.milepost.milestone.deadline;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.DayUnit;
import dev.milepost.events.Direction;
import dev.milepost.events.DueRule;
import dev.milepost.events.FixedRule;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.PeriodEnd;
import dev.milepost.events.RecurringRule;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.Renewal;
import dev.milepost.events.RenewalMode;
import dev.milepost.events.Roll;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of worked-cases.md: what it asks of the engine, and what it says must come out. */
record WorkedCase(
        String id, String description, String source, String from, String rule, String calendar, String result) {
    private static final Pattern RENEWED = Pattern.compile("renewal (\\d+) of (P\\w+) (evergreen|once)");

    static WorkedCase of(String row) {
        String[] cells = row.substring(1, row.length() - 1).split("\\|", -1);
        if (cells.length != 7) {
            throw new IllegalArgumentException(row);
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return new WorkedCase(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }

    /** What Milepost makes of it, in the words of the table. */
    String compute() {
        List<String> parts = List.of(rule.split(", "));
        String first = parts.getFirst();
        if (first.startsWith("notice ") || first.startsWith("end of ")) {
            return term(parts);
        }
        Deadline deadline = new RuleCalculator(
                        workCalendar(), anchor -> new AnchorDay(null, "an event of the table"), Trace.kept())
                .calculate(dueRule(parts), until());
        return switch (deadline) {
            case Deadline.On(var date) -> date.toString();
            case Deadline.Each(var dates) ->
                dates.stream().map(one -> one.date().toString()).collect(Collectors.joining(" "));
            case Deadline.Waits waits -> "waits";
            case Deadline.Refused(var because) -> "refused: " + because;
        };
    }

    private DueRule dueRule(List<String> parts) {
        String[] words = parts.getFirst().split(" ");
        if (words[0].equals("fixed")) {
            return new FixedRule(day(), roll(parts), null);
        }
        if (words[0].startsWith("FREQ=")) {
            List<LocalDate> except = Arrays.stream(words)
                    .dropWhile(word -> !word.equals("except"))
                    .skip(1)
                    .map(LocalDate::parse)
                    .toList();
            return new RecurringRule(on(day(), null), words[0], except, roll(parts), null);
        }
        Set<String> said = Set.of(words);
        Anchor anchor = from.equals("nothing")
                ? new Anchor(AnchorKind.EVENT, null, null, "site handed over", null)
                : on(day(), period(parts, "from "));
        return new RelativeRule(
                anchor,
                words[0],
                unit(said),
                said.contains("before") ? Direction.BEFORE : Direction.AFTER,
                said.contains("inclusive"),
                period(parts, "to "),
                roll(parts),
                null);
    }

    private String term(List<String> parts) {
        String[] days = from.split("\\.\\.");
        LocalDate start = days[0].isEmpty() ? null : LocalDate.parse(days[0]);
        LocalDate end = LocalDate.parse(days[1]);
        Matcher renewed = RENEWED.matcher(rule);
        int number = 0;
        Renewal renewal = new Renewal(RenewalMode.NONE, null, null);
        if (renewed.find()) {
            number = Integer.parseInt(renewed.group(1));
            renewal =
                    new Renewal(RenewalMode.valueOf(renewed.group(3).toUpperCase(Locale.ROOT)), null, renewed.group(2));
        }
        List<Term> terms = Term.following(start, end, renewal, end, number + 1);
        if (terms.size() <= number) {
            return "none";
        }
        Term term = terms.get(number);
        if (parts.getFirst().startsWith("end of ")) {
            return term.endsOn().toString();
        }
        String[] words = parts.getFirst().split(" ");
        String delivery = parts.stream()
                .filter(part -> part.startsWith("delivery "))
                .findFirst()
                .orElse("");
        NoticePeriod notice = new NoticePeriod(
                words[1],
                unit(Set.of(words)),
                roll(parts),
                delivery.isEmpty() ? null : delivery.split(" ")[1],
                unit(Set.of(delivery.split(" "))));
        return switch (Notice.of(term.endsOn(), notice, workCalendar(), Trace.kept())) {
            case Notice.By(var receivedBy, var sendBy) ->
                receivedBy + (receivedBy.equals(sendBy) ? "" : " send " + sendBy);
            case Notice.Refused(var because) -> "refused: " + because;
        };
    }

    private LocalDate day() {
        int zone = from.indexOf('@');
        return zone < 0
                ? LocalDate.parse(from)
                : LocalDate.ofInstant(Instant.parse(from.substring(0, zone)), ZoneId.of(from.substring(zone + 1)));
    }

    private @Nullable LocalDate until() {
        int at = rule.indexOf(" until ");
        return at < 0 ? null : LocalDate.parse(rule.substring(at + 7, at + 17));
    }

    private WorkCalendar workCalendar() {
        String[] parts = calendar.split(" ");
        if (parts.length == 1) {
            return parts[0].equals("MON-FRI")
                    ? WorkCalendar.PLAIN
                    : Jurisdictions.calendar(parts[0]).orElseThrow();
        }
        CalendarRef ref = new CalendarRef(calendar, "1", calendar);
        Jurisdiction jurisdiction = Jurisdictions.holidays(parts[0]).orElseThrow();
        return parts[1].equals("+")
                ? new WorkCalendar(
                        ref,
                        WorkCalendar.MONDAY_TO_FRIDAY,
                        jurisdiction,
                        Map.of(LocalDate.parse(parts[2]), "Easter Monday"))
                : new WorkCalendar(
                        ref,
                        EnumSet.range(
                                DayOfWeek.MONDAY, parts[1].equals("MON-SAT") ? DayOfWeek.SATURDAY : DayOfWeek.SUNDAY),
                        jurisdiction,
                        Map.of());
    }

    private static Anchor on(LocalDate day, @Nullable PeriodEnd end) {
        return new Anchor(AnchorKind.DATE, day, null, null, end);
    }

    private static DayUnit unit(Set<String> words) {
        return words.contains("business")
                ? DayUnit.BUSINESS_DAYS
                : words.contains("banking") ? DayUnit.BANKING_DAYS : DayUnit.CALENDAR;
    }

    private static Roll roll(List<String> parts) {
        return parts.stream()
                .filter(part -> part.startsWith("roll "))
                .map(part -> Roll.valueOf(part.substring(5).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Roll.NONE);
    }

    private static @Nullable PeriodEnd period(List<String> parts, String word) {
        return parts.stream()
                .filter(part -> part.startsWith(word))
                .map(part -> PeriodEnd.valueOf(part.substring(word.length())))
                .findFirst()
                .orElse(null);
    }
}
