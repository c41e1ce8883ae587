package dev.milepost.milestone.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.DayUnit;
import dev.milepost.events.Direction;
import dev.milepost.events.DueRule;
import dev.milepost.events.FixedRule;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.Roll;
import dev.milepost.events.Suspension;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContractDatesTest {
    private static final LocalDate START = LocalDate.of(2027, 1, 4);
    private static final ContractDates.Facts FACTS =
            new ContractDates.Facts(null, START, null, Map.of("site handed over", LocalDate.of(2027, 3, 1)), List.of());

    @Test
    void datesFollowEachOtherInWhateverOrderTheyCome() {
        ContractDates.Node first = node(1, after(AnchorKind.START, null, "P14D"), null);
        ContractDates.Node second = node(2, after(AnchorKind.MILESTONE_DUE, first.id(), "P1M"), null);
        ContractDates.Node third = node(3, after(AnchorKind.MILESTONE_DUE, second.id(), "P7D"), null);
        List<ContractDates.Node> nodes = new ArrayList<>(List.of(first, second, third));
        for (int i = 0; i < 6; i++) {
            Collections.shuffle(nodes, new Random(i));
            ContractDates dates = dates(nodes);

            assertThat(date(dates, first)).isEqualTo("2027-01-18");
            assertThat(date(dates, second)).isEqualTo("2027-02-18");
            assertThat(date(dates, third)).isEqualTo("2027-02-25");
        }
    }

    /** Work rested in all of April and the first ten days of June; the date carries all of it, 40 days. */
    @Test
    void ofADayThatHappenedOnlyTheRestSinceThenCounts() {
        Map<String, String> dues = Map.of(
                "2027-03-31", "2027-05-20", // 10 days, and 40 of rest
                "2027-04-01", "2027-05-21",
                "2027-04-21", "2027-05-21", // 10 days of April and 10 of June
                "2027-05-01", "2027-05-21",
                "2027-06-05", "2027-06-21",
                "2027-06-11", "2027-06-21",
                "2027-07-01", "2027-07-11");
        dues.forEach((handedOver, due) -> {
            var facts = new ContractDates.Facts(
                    null,
                    START,
                    null,
                    Map.of("site handed over", LocalDate.parse(handedOver)),
                    List.of(rest("2027-04-01", "2027-05-01"), rest("2027-06-01", "2027-06-11")));
            var event = new RelativeRule(
                    new Anchor(AnchorKind.EVENT, null, null, "site handed over", null),
                    "P10D",
                    DayUnit.CALENDAR,
                    Direction.AFTER,
                    false,
                    null,
                    Roll.NONE,
                    null);
            ContractDates.Node counted = new ContractDates.Node(new UUID(0, 1), "M1", event, null, null, false, 40);
            ContractDates.Node planned = new ContractDates.Node(
                    new UUID(0, 2), "M2", after(AnchorKind.START, null, "P10D"), null, null, false, 40);
            ContractDates dates = dates(facts, List.of(counted, planned));
            assertThat(date(dates, counted)).as("counted from %s", handedOver).isEqualTo(due);
            assertThat(date(dates, planned)).isEqualTo("2027-02-23");
        });
    }

    private static Suspension rest(String from, String until) {
        LocalDate first = LocalDate.parse(from);
        LocalDate on = LocalDate.parse(until);
        return new Suspension(first, "x", on, (int) ChronoUnit.DAYS.between(first, on), "x");
    }

    @Test
    void anythingThatHasNoDateIsWaitedForAllTheWay() {
        ContractDates.Node signed = node(1, after(AnchorKind.SIGNATURE, null, "P14D"), null);
        ContractDates.Node next = node(2, after(AnchorKind.MILESTONE_DUE, signed.id(), "P1D"), null);
        ContractDates.Node met = node(3, after(AnchorKind.MILESTONE_MET, next.id(), "P1D"), null);
        ContractDates.Node gone = node(4, after(AnchorKind.MILESTONE_DUE, new UUID(0, 99), "P1D"), null);

        ContractDates dates = dates(List.of(signed, next, met, gone));

        assertThat(waits(dates, signed)).isEqualTo("the day the contract was signed, which the contract does not give");
        assertThat(waits(dates, next))
                .contains("the due date of milestone 'M1'")
                .contains("which has none");
        assertThat(waits(dates, met)).contains("milestone 'M2'").contains("to be met");
        assertThat(waits(dates, gone)).contains("not in the contract");
        assertThat(dates.of(new UUID(0, 99))).isEmpty();
    }

    @Test
    void aCircleIsNamedAndWhatLeadsIntoItWaits() {
        ContractDates.Node into = node(1, after(AnchorKind.MILESTONE_DUE, new UUID(0, 2), "P1D"), null);
        ContractDates.Node one = node(2, after(AnchorKind.MILESTONE_DUE, new UUID(0, 3), "P1D"), null);
        ContractDates.Node other = node(3, after(AnchorKind.MILESTONE_MET, new UUID(0, 2), "P1D"), null);
        ContractDates.Node apart = node(4, after(AnchorKind.START, null, "P0D"), null);
        for (List<ContractDates.Node> order :
                List.of(List.of(into, one, other, apart), List.of(apart, other, one, into))) {
            ContractDates dates = dates(order);

            assertThat(dates.circle()).containsExactlyInAnyOrder(one, other);
            assertThat(dates.circleInWords()).matches("'M2' follows 'M3' follows 'M2'|'M3' follows 'M2' follows 'M3'");
            assertThat(dates.of(one.id()).orElseThrow()).isInstanceOf(Deadline.Refused.class);
            assertThat(waits(dates, into)).contains("'M2'");
            assertThat(date(dates, apart)).isEqualTo("2027-01-04");
        }
        assertThat(dates(List.of(node(5, after(AnchorKind.MILESTONE_DUE, new UUID(0, 5), "P1D"), null)))
                        .circleInWords())
                .isEqualTo("'M5' follows 'M5'");
    }

    @Test
    void whatHasEndedKeepsItsDateAndTellsTheDayItWasMet() {
        LocalDate kept = LocalDate.of(2026, 12, 24);
        ContractDates.Node ended = new ContractDates.Node(
                new UUID(0, 1), "M1", after(AnchorKind.START, null, "P14D"), kept, LocalDate.of(2027, 2, 1), true, 0);
        ContractDates.Node due = node(2, after(AnchorKind.MILESTONE_DUE, ended.id(), "P1D"), null);
        ContractDates.Node met = node(3, after(AnchorKind.MILESTONE_MET, ended.id(), "P1D"), null);

        ContractDates dates = dates(List.of(due, met, ended));

        assertThat(dates.of(ended.id())).isEmpty();
        assertThat(date(dates, due)).isEqualTo("2026-12-25");
        assertThat(date(dates, met)).isEqualTo("2027-02-02");
    }

    @Test
    void eachRuleUsesItsCalendarOrTheContracts() {
        ContractDates.Node german = node(1, new FixedRule(LocalDate.of(2027, 5, 1), Roll.FOLLOWING, "DE"), null);
        ContractDates.Node plain = node(2, new FixedRule(LocalDate.of(2027, 5, 17), Roll.FOLLOWING, null), null);
        ContractDates.Node whitMonday = node(3, new FixedRule(LocalDate.of(2027, 5, 17), Roll.FOLLOWING, "DE"), null);

        ContractDates dates = dates(List.of(german, plain, whitMonday));

        assertThat(date(dates, german)).isEqualTo("2027-05-03");
        assertThat(date(dates, plain)).isEqualTo("2027-05-17");
        assertThat(date(dates, whitMonday)).isEqualTo("2027-05-18");
        Trace trace = Trace.kept();
        dates.trace(whitMonday.id(), trace);
        assertThat(trace.steps()).extracting(TraceStep::text).contains("2027-05-17 does not count: Whit Monday");
    }

    @Test
    void tenThousandMilestonesInOneChainTakeMilliseconds() {
        List<ContractDates.Node> nodes = new ArrayList<>();
        nodes.add(node(1, after(AnchorKind.START, null, "P1D"), null));
        for (int i = 2; i <= 10_000; i++) {
            nodes.add(node(i, after(AnchorKind.MILESTONE_DUE, new UUID(0, i - 1), "P1D"), null));
        }
        Collections.shuffle(nodes, new Random(1));
        Duration quickest = Duration.ofDays(1);

        for (int i = 0; i < 10; i++) { // the first run compiles, and others may be held up
            long begun = System.nanoTime();
            ContractDates dates = dates(nodes);
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            quickest = taken.compareTo(quickest) < 0 ? taken : quickest;
            assertThat(dates.of(new UUID(0, 10_000)).orElseThrow().date()).isEqualTo(START.plusDays(10_000));
        }

        assertThat(quickest).isLessThan(Duration.ofMillis(500)); // some 10 ms on an idle machine
    }

    private static ContractDates dates(List<ContractDates.Node> nodes) {
        return dates(FACTS, nodes);
    }

    private static ContractDates dates(ContractDates.Facts facts, List<ContractDates.Node> nodes) {
        return new ContractDates(facts, nodes, WorkCalendar.PLAIN, Jurisdictions::calendar);
    }

    private static ContractDates.Node node(int number, DueRule rule, @Nullable LocalDate due) {
        return new ContractDates.Node(new UUID(0, number), "M" + number, rule, due, null, false, 0);
    }

    private static RelativeRule after(AnchorKind kind, @Nullable UUID milestone, String offset) {
        return new RelativeRule(
                new Anchor(kind, null, milestone, null, null),
                offset,
                DayUnit.CALENDAR,
                Direction.AFTER,
                false,
                null,
                Roll.NONE,
                null);
    }

    private static String date(ContractDates dates, ContractDates.Node node) {
        return String.valueOf(dates.of(node.id()).orElseThrow().date());
    }

    private static String waits(ContractDates dates, ContractDates.Node node) {
        return ((Deadline.Waits) dates.of(node.id()).orElseThrow()).waitingFor().description();
    }
}
