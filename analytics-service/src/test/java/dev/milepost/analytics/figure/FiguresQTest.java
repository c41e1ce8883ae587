package dev.milepost.analytics.figure;

import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.Change;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PartyState;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentStatus;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.events.Topics;
import dev.milepost.kit.inbound.EventConsumer;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every figure against another computation over the same random pasts of two tenants, for moments of the past and both promises. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@QuarkusTestResource(SignedTokens.class)
@NullUnmarked // what is missing fails the test
class FiguresQTest {
    private static final String BASE = "/api/v1/analytics/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> DIMENSIONS = List.of(
            "contract",
            "counterparty",
            "owner",
            "team",
            "type",
            "priority",
            "tag",
            "currency",
            "month",
            "week",
            "quarter",
            "field:colour");
    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-03-20T11:30:00Z"),
            Instant.parse("2026-05-01T23:15:00.123456Z"),
            Instant.parse("2026-11-01T10:00:00Z"));
    private static final long SEED = Long.getLong("seed", new Random().nextLong());
    private static final Random RANDOM = new Random(SEED);
    private static final List<UUID> PARTIES = ids(4);
    private static final List<UUID> PEOPLE = ids(3);
    private static final List<Past> NORTH = pasts("north");
    private static final List<Past> SOUTH = pasts("south");
    private static boolean folded;

    @Inject
    EventConsumer consumer;

    private static List<UUID> ids(int n) {
        return IntStream.range(0, n).mapToObj(i -> Past.newId(RANDOM)).toList();
    }

    private static List<Past> pasts(String tenant) {
        List<Past> pasts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            pasts.add(new Past(tenant, PARTIES, PEOPLE, RANDOM));
        }
        return pasts;
    }

    @BeforeEach
    void fold() {
        if (folded) {
            return;
        }
        folded = true;
        System.out.println("-Dseed=" + SEED + " repeats this run");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        for (Past past : Stream.concat(NORTH.stream(), SOUTH.stream()).toList()) {
            List<String> messages = new ArrayList<>(past.messages());
            for (int i = 0; i < messages.size() / 8; i++) { // late and doubled ones
                Collections.swap(messages, RANDOM.nextInt(messages.size()), RANDOM.nextInt(messages.size()));
                messages.add(messages.get(RANDOM.nextInt(messages.size())));
            }
            messages.forEach(message -> records.add(record(records.size(), past.contract, message)));
        }
        records.add(record(records.size(), PARTIES.getFirst(), party()));
        records.add(record(records.size(), PEOPLE.getFirst(), viewer()));
        for (int from = 0; from < records.size(); from += 100) {
            consume(records.subList(from, Math.min(records.size(), from + 100)));
        }
    }

    private static String party() {
        var party = new PartyState(PARTIES.getFirst(), 1, "supplier", "Supplier", null, List.of());
        return EventJson.write(Event.of(
                UUID.randomUUID(),
                "/milestone-service",
                EventType.PARTY_CREATED,
                party.id(),
                Past.START,
                party.id(),
                1,
                "north",
                new PartyEvent(party, new Change(null, "test", null, null))));
    }

    /** The viewer is a person, and a member of every contract. */
    private static String viewer() {
        var person = new PersonState(
                PEOPLE.getFirst(), 1, subject("north-viewer"), "V", null, "UTC", "en", List.of(), null, null);
        return EventJson.write(Event.of(
                UUID.randomUUID(),
                "/milestone-service",
                EventType.PERSON_CREATED,
                person.id(),
                Past.START,
                person.id(),
                1,
                "north",
                new PersonEvent(person, new Change(null, "test", null, null))));
    }

    private static ConsumerRecord<String, String> record(long offset, UUID key, String message) {
        return new ConsumerRecord<>(Topics.MILESTONES, 77, offset, key.toString(), message);
    }

    private void consume(List<ConsumerRecord<String, String>> records) {
        consumer.consume(new ConsumerRecords<>(Map.of(new TopicPartition(Topics.MILESTONES, 77), records), Map.of()));
    }

    private static JsonNode get(String tenant, String path) throws Exception {
        return read(token(tenant, "admin"), path);
    }

    private static JsonNode read(String token, String path) throws Exception {
        var response = given().auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .get(URI.create(path.startsWith("/") ? path : BASE + path));
        assertThat(response.statusCode()).as(path + " " + response.asString()).isEqualTo(200);
        return JSON.readTree(response.asString());
    }

    /** Lines by the values of dimensions, each line in each of its groups. */
    private static Map<List<String>, List<Line>> grouped(List<Line> lines, String... dimensions) {
        Map<List<String>, List<Line>> groups = new LinkedHashMap<>();
        for (Line line : lines) {
            List<List<String>> keys = List.of(List.of());
            for (String dimension : dimensions) {
                List<List<String>> longer = new ArrayList<>();
                for (List<String> key : keys) {
                    for (String value : line.values(dimension)) {
                        longer.add(Stream.concat(key.stream(), Stream.of(String.valueOf(value)))
                                .toList());
                    }
                }
                keys = longer;
            }
            keys.forEach(key ->
                    groups.computeIfAbsent(key, none -> new ArrayList<>()).add(line));
        }
        return groups;
    }

    private static Map<List<String>, JsonNode> groups(JsonNode answer) {
        Map<List<String>, JsonNode> groups = new LinkedHashMap<>();
        answer.get("groups").forEach(group -> {
            List<String> key = new ArrayList<>();
            group.get("key").forEach(value -> key.add(value.asText()));
            assertThat(groups.put(key, group)).as("twice: " + key).isNull();
        });
        return groups;
    }

    private static long count(List<Line> lines, Predicate<Line> those) {
        return lines.stream().filter(those).count();
    }

    private static Predicate<Line> in(MilestoneStatus status) {
        return line -> line.it().status() == status;
    }

    private static String rate(long part, long whole) {
        return whole == 0
                ? "null"
                : new BigDecimal(part)
                        .divide(new BigDecimal(whole), 4, RoundingMode.HALF_EVEN)
                        .toString();
    }

    private static String frame(Instant asOf, boolean baseline) {
        return "asOf=" + asOf + "&against=" + (baseline ? "BASELINE" : "CURRENT");
    }

    @Test
    void completionIsWhatTheDefinitionSaysForEveryDimension() throws Exception {
        List<String[]> groupings = new ArrayList<>();
        DIMENSIONS.forEach(dimension -> groupings.add(new String[] {dimension}));
        groupings.add(new String[] {});
        groupings.add(new String[] {"team", "month"});
        groupings.add(new String[] {"tag", "owner"});
        for (Instant asOf : MOMENTS) {
            for (boolean baseline : new boolean[] {true, false}) {
                for (String[] by : groupings) {
                    compareCompletion("north", NORTH, asOf, baseline, by);
                }
            }
        }
        compareCompletion("south", SOUTH, MOMENTS.getLast(), true, "owner");
    }

    private static void compareCompletion(String tenant, List<Past> pasts, Instant asOf, boolean baseline, String... by)
            throws Exception {
        List<Line> lines = new Known(pasts, asOf, baseline).lines;
        String path =
                "completion?" + frame(asOf, baseline) + (by.length == 0 ? "" : "&groupBy=" + String.join(",", by));
        JsonNode answer = get(tenant, path);
        var groups = groups(answer);
        var expected = grouped(lines, by);
        assertThat(answer.get("milestones").asLong()).as(path).isEqualTo(lines.size());
        assertThat(groups.keySet()).as(path).isEqualTo(expected.keySet());
        expected.forEach((key, those) -> {
            JsonNode figures = groups.get(key).get("figures");
            long met = count(those, in(MilestoneStatus.MET));
            long open = count(those, Line::open);
            long missed = count(those, in(MilestoneStatus.MISSED));
            long measured = count(those, Line::measured);
            long onTime = count(those, line -> line.measured() && line.variance() <= 0);
            assertThat(groups.get(key).get("milestones").asLong())
                    .as(path + key)
                    .isEqualTo(those.size());
            assertThat(Stream.of(
                                    "met",
                                    "open",
                                    "overdue",
                                    "missed",
                                    "waived",
                                    "cancelled",
                                    "completionRate",
                                    "measured",
                                    "onTime",
                                    "onTimeRate")
                            .map(name ->
                                    new BigDecimal(figures.get(name).asText().replace("null", "-1")))
                            .map(BigDecimal::stripTrailingZeros))
                    .as(path + key)
                    .isEqualTo(Stream.of(
                                    met,
                                    open,
                                    count(those, Line::overdue),
                                    missed,
                                    count(those, in(MilestoneStatus.WAIVED)),
                                    count(those, in(MilestoneStatus.CANCELLED)),
                                    rate(met, met + open + missed),
                                    measured,
                                    onTime,
                                    rate(onTime, measured))
                            .map(value -> new BigDecimal(value.toString().replace("null", "-1")).stripTrailingZeros())
                            .toList());
            assertThat(values(figures.get("value"))).as(path + key).isEqualTo(expectedValues(those));
        });
    }

    private static String values(JsonNode value) {
        StringBuilder text = new StringBuilder();
        value.forEach(one -> text.append(one.at("/total/currency").asText())
                .append(new BigDecimal(one.at("/total/amount").asText())
                        .stripTrailingZeros()
                        .toPlainString())
                .append('/')
                .append(new BigDecimal(one.at("/met/amount").asText())
                        .stripTrailingZeros()
                        .toPlainString())
                .append(' '));
        return text.toString();
    }

    private static String expectedValues(List<Line> lines) {
        Map<String, List<Line>> byCurrency = lines.stream()
                .filter(line -> line.value() != null
                        && line.it().status() != MilestoneStatus.WAIVED
                        && line.it().status() != MilestoneStatus.CANCELLED)
                .collect(Collectors.groupingBy(line -> line.value().currency(), TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byCurrency.forEach((currency, those) -> text.append(currency)
                .append(plain(those))
                .append('/')
                .append(plain(those.stream().filter(in(MilestoneStatus.MET)).toList()))
                .append(' '));
        return text.toString();
    }

    private static String plain(List<Line> lines) {
        return Known.sum(lines.stream().map(Line::value).map(Money::amount).toList())
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String distribution(List<Integer> days) {
        List<Integer> sorted = days.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return "{\"count\":0,\"mean\":null,\"median\":null,\"p75\":null,\"p90\":null,\"p95\":null,\"max\":null}";
        }
        BigDecimal mean = BigDecimal.valueOf(
                        sorted.stream().mapToLong(Integer::longValue).sum())
                .divide(BigDecimal.valueOf(sorted.size()), 2, RoundingMode.HALF_EVEN);
        return "{\"count\":%d,\"mean\":%s,\"median\":%d,\"p75\":%d,\"p90\":%d,\"p95\":%d,\"max\":%d}"
                .formatted(
                        sorted.size(),
                        mean.doubleValue(),
                        rank(sorted, 50),
                        rank(sorted, 75),
                        rank(sorted, 90),
                        rank(sorted, 95),
                        sorted.getLast());
    }

    private static int rank(List<Integer> sorted, int percent) {
        int need = 1;
        while (need * 100 < sorted.size() * percent) {
            need++;
        }
        return sorted.get(need - 1);
    }

    @Test
    void delayIsWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("team", "tag", "counterparty")) {
                var expected = grouped(new Known(NORTH, asOf, true).lines, by);
                var groups = groups(get("north", "delay?" + frame(asOf, true) + "&groupBy=" + by));
                assertThat(groups.keySet()).isEqualTo(expected.keySet());
                expected.forEach((key, those) -> {
                    JsonNode figures = groups.get(key).get("figures");
                    List<Integer> variances = those.stream()
                            .filter(Line::measured)
                            .map(Line::variance)
                            .toList();
                    assertThat(groups.get(key).get("milestones").asInt()).isEqualTo(variances.size());
                    assertThat(figures.get("varianceDays").toString()).isEqualTo(distribution(variances));
                    assertThat(figures.get("delayDays").toString())
                            .isEqualTo(distribution(variances.stream()
                                    .map(day -> Math.max(0, day))
                                    .toList()));
                    assertThat(figures.get("overdueDays").toString())
                            .isEqualTo(distribution(those.stream()
                                    .filter(Line::overdue)
                                    .map(line -> (int) (line.today().toEpochDay()
                                            - line.promised().toEpochDay()))
                                    .toList()));
                    assertThat(figures.get("slipDays").toString())
                            .isEqualTo(distribution(those.stream()
                                    .filter(line -> line.it().dueDate() != null
                                            && line.it().baselineDueDate() != null
                                            && line.it().status() != MilestoneStatus.WAIVED
                                            && line.it().status() != MilestoneStatus.CANCELLED)
                                    .map(line -> (int) (line.it().dueDate().toEpochDay()
                                            - line.it().baselineDueDate().toEpochDay()))
                                    .toList()));
                    var moves = those.stream()
                            .flatMap(line -> line.moves().stream())
                            .toList();
                    assertThat(figures.get("rescheduleDays").toString())
                            .isEqualTo(distribution(moves.stream()
                                    .map(move -> (int) move.days())
                                    .toList()));
                    assertThat(figures.get("reasons")).hasSize((int) moves.stream()
                            .map(move -> Objects.toString(move.reason(), ""))
                            .filter(reason -> !reason.isEmpty())
                            .distinct()
                            .count());
                    for (JsonNode reason : figures.get("reasons")) {
                        assertThat(reason.get("count").asLong())
                                .isEqualTo(moves.stream()
                                        .filter(move -> move.reason()
                                                .equals(reason.get("reason").asText()))
                                        .count())
                                .isPositive();
                    }
                });
            }
        }
    }

    @Test
    void flowIsWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("type", "tag")) {
                var expected = grouped(new Known(NORTH, asOf, true).lines, by);
                var groups = groups(get("north", "flow?" + frame(asOf, true) + "&groupBy=" + by));
                assertThat(groups.keySet()).isEqualTo(expected.keySet());
                expected.forEach((key, those) -> {
                    JsonNode figures = groups.get(key).get("figures");
                    Map<String, String> states = new LinkedHashMap<>();
                    figures.get("states")
                            .forEach(state -> states.put(
                                    state.get("status").asText(),
                                    state.get("hours").toString()));
                    Map<String, String> expectedStates = new LinkedHashMap<>();
                    for (MilestoneStatus status : MilestoneStatus.values()) {
                        List<Integer> hours = those.stream()
                                .filter(line -> line.hours().containsKey(status))
                                .map(line -> line.hours().get(status).intValue())
                                .toList();
                        if (!status.isEnded() && !hours.isEmpty()) {
                            expectedStates.put(status.name(), distribution(hours));
                        }
                    }
                    assertThat(states).isEqualTo(expectedStates);
                    var decided = those.stream()
                            .flatMap(line -> line.rounds().stream())
                            .filter(round -> round.outcome() == MilestoneStatus.MET
                                    || round.outcome() == MilestoneStatus.REJECTED)
                            .toList();
                    assertThat(figures.get("decisionHours").toString())
                            .isEqualTo(distribution(decided.stream()
                                    .map(round -> (int) round.hours())
                                    .toList()));
                    var met = decided.stream()
                            .filter(round -> round.outcome() == MilestoneStatus.MET)
                            .toList();
                    assertThat(figures.get("roundsUntilApproval").toString())
                            .isEqualTo(distribution(
                                    met.stream().map(Known.Round::number).toList()));
                    assertThat(figures.get("firstDecided").asLong())
                            .isEqualTo(decided.stream()
                                    .filter(round -> round.number() == 1)
                                    .count());
                    assertThat(figures.get("firstApproved").asLong())
                            .isEqualTo(met.stream()
                                    .filter(round -> round.number() == 1)
                                    .count());
                });
            }
        }
    }

    /** These milestones have no gates: {@code WaitingQTest} is about those. */
    @Test
    void waitingIsWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("counterparty", "tag")) {
                Map<List<String>, List<Integer>> hours = new LinkedHashMap<>();
                Map<List<String>, Integer> open = new LinkedHashMap<>();
                grouped(new Known(NORTH, asOf, true).lines, by).forEach((key, those) -> {
                    List<Integer> of = new ArrayList<>();
                    those.forEach(line -> line.rounds().forEach(round -> of.add((int) round.hours())));
                    int decided = of.size();
                    those.stream()
                            .filter(in(MilestoneStatus.SUBMITTED))
                            .forEach(line -> of.add((int)
                                    Duration.between(line.submitted(), asOf).toHours()));
                    if (!of.isEmpty()) {
                        List<String> group = List.of(key.getFirst(), "own");
                        hours.put(group, of);
                        open.put(group, of.size() - decided);
                    }
                });
                var groups =
                        groups(get("north", "waiting?" + frame(asOf, true) + "&groupBy=side," + by)).entrySet().stream()
                                .collect(Collectors.toMap(one -> one.getKey().reversed(), Map.Entry::getValue));
                assertThat(groups.keySet()).isEqualTo(hours.keySet());
                hours.forEach((key, of) -> {
                    JsonNode figures = groups.get(key).get("figures");
                    assertThat(figures.get("hours").toString()).isEqualTo(distribution(of));
                    assertThat(figures.get("waits").asInt()).isEqualTo(of.size());
                    assertThat(figures.get("open").asInt()).isEqualTo(open.get(key));
                });
            }
        }
    }

    @Test
    void moneyIsWhatTheDefinitionSaysAndNeverMixed() throws Exception {
        for (Instant asOf : MOMENTS) {
            var all = new Known(NORTH, asOf, true).payments;
            var groups = groups(get("north", "money?" + frame(asOf, true)));
            Map<String, List<Known.Paid>> expected = all.stream()
                    .collect(Collectors.groupingBy(paid -> paid.it().amount().currency()));
            assertThat(groups.keySet())
                    .isEqualTo(expected.keySet().stream().map(List::of).collect(Collectors.toSet()));
            expected.forEach((currency, those) -> {
                JsonNode group = groups.get(List.of(currency));
                JsonNode figures = group.get("figures");
                assertThat(figures.get("payments").asInt()).isEqualTo(those.size());
                assertThat(group.get("milestones").asLong())
                        .isEqualTo(those.stream()
                                .map(Known.Paid::milestone)
                                .distinct()
                                .count());
                amount(figures, "due", those, paid -> paid.it().status().isOpen());
                amount(figures, "invoiced", those, paid -> paid.it().status() == PaymentStatus.INVOICED);
                amount(figures, "disputed", those, paid -> paid.it().status() == PaymentStatus.DISPUTED);
                amount(
                        figures,
                        "overdue",
                        those,
                        paid -> paid.it().status().isOpen() && paid.it().dueOn().isBefore(paid.today()));
                assertThat(new BigDecimal(figures.at("/paid/amount").asText()))
                        .isEqualByComparingTo(Known.sum(those.stream()
                                .map(paid -> paid.it()
                                        .amount()
                                        .amount()
                                        .subtract(paid.it().outstanding().amount()))
                                .toList()));
                BigDecimal retained = takenOff(those, PaymentEntryKind.RETENTION_HELD);
                BigDecimal released = Known.sum(those.stream()
                        .filter(paid -> paid.it().kind() == PaymentKind.RETENTION)
                        .map(paid -> paid.it().amount().amount())
                        .toList());
                assertThat(new BigDecimal(figures.at("/penalties/amount").asText()))
                        .isEqualByComparingTo(takenOff(those, PaymentEntryKind.PENALTY));
                assertThat(new BigDecimal(figures.at("/retained/amount").asText()))
                        .isEqualByComparingTo(retained);
                assertThat(new BigDecimal(
                                figures.at("/retentionReleased/amount").asText()))
                        .isEqualByComparingTo(released);
                assertThat(new BigDecimal(figures.at("/retentionHeld/amount").asText()))
                        .isEqualByComparingTo(retained.subtract(released));
                assertThat(figures.get("daysLate").toString())
                        .isEqualTo(distribution(those.stream()
                                .filter(paid -> paid.it().status() == PaymentStatus.PAID)
                                .map(paid -> (int) (paid.it().paidOn().toEpochDay()
                                        - paid.it().dueOn().toEpochDay()))
                                .toList()));
                assertThat(figures.get("daysToPay").toString())
                        .isEqualTo(distribution(those.stream()
                                .filter(paid -> paid.it().status() == PaymentStatus.PAID
                                        && paid.it().invoice() != null)
                                .map(paid -> (int) (paid.it().paidOn().toEpochDay()
                                        - paid.it().invoice().invoicedOn().toEpochDay()))
                                .toList()));
            });
        }
        refused("money?groupBy=month&" + frame(MOMENTS.getLast(), true), "groupBy");
        JsonNode euro = get("north", "money?groupBy=month&currency=EUR&" + frame(MOMENTS.getLast(), true));
        assertThat(euro.get("groups")).isNotEmpty();
    }

    private static BigDecimal takenOff(List<Known.Paid> paid, PaymentEntryKind kind) {
        return Known.sum(paid.stream()
                        .flatMap(one -> one.it().lines().stream())
                        .filter(line -> line.kind() == kind)
                        .map(line -> line.amount().amount())
                        .toList())
                .negate();
    }

    private static void amount(JsonNode figures, String name, List<Known.Paid> paid, Predicate<Known.Paid> those) {
        assertThat(new BigDecimal(figures.get(name).get("amount").asText()))
                .as(name)
                .isEqualByComparingTo(Known.sum(paid.stream()
                        .filter(those)
                        .map(one -> one.it().outstanding().amount())
                        .toList()));
    }

    @Test
    void complianceAndWorkloadAreWhatTheDefinitionsSay() throws Exception {
        Instant asOf = MOMENTS.getLast();
        var obligations = grouped(
                new Known(NORTH, asOf, true)
                        .lines.stream().filter(Line::obligation).toList(),
                "counterparty");
        var compliance = groups(get("north", "compliance?" + frame(asOf, true)));
        assertThat(compliance.keySet()).isEqualTo(obligations.keySet());
        obligations.forEach((key, those) -> {
            JsonNode figures = compliance.get(key).get("figures");
            long onTime = count(those, line -> line.measured() && line.variance() <= 0);
            long late = count(those, line -> line.measured() && line.variance() > 0);
            assertThat(figures.get("obligations").asLong()).isEqualTo(those.size());
            assertThat(figures.get("onTime").asLong()).isEqualTo(onTime);
            assertThat(figures.get("late").asLong()).isEqualTo(late);
            assertThat(figures.get("keptRate").decimalValue()).isEqualByComparingTo(rate(onTime + late, those.size()));
            assertThat(figures.get("score").decimalValue())
                    .isEqualByComparingTo(new BigDecimal(rate(2 * onTime + late, 2L * those.size())).movePointRight(2));
        });
        var open = grouped(
                new Known(NORTH, asOf, false).lines.stream().filter(Line::open).toList(), "owner", "week");
        var workload = groups(get("north", "workload?asOf=" + asOf));
        assertThat(workload.keySet()).isEqualTo(open.keySet());
        open.forEach((key, those) -> {
            assertThat(workload.get(key).at("/figures/open").asLong()).isEqualTo(those.size());
            assertThat(workload.get(key).at("/figures/submitted").asLong())
                    .isEqualTo(count(those, in(MilestoneStatus.SUBMITTED)));
            assertThat(workload.get(key).at("/figures/overdue").asLong()).isEqualTo(count(those, Line::overdue));
        });
    }

    @Test
    void theWeeksToComeHoldAllOpenWorkOnce() throws Exception {
        for (Instant asOf : MOMENTS) {
            for (String by : List.of("owner", "team", "tag", "field:colour")) {
                var open = grouped(
                        new Known(NORTH, asOf, false)
                                .lines.stream().filter(Line::open).toList(),
                        by);
                var ahead = groups(get("north", "ahead?weeks=3&groupBy=" + by + "&asOf=" + asOf));
                assertThat(ahead.keySet()).isEqualTo(open.keySet());
                LocalDate monday = asOf.atOffset(ZoneOffset.UTC).toLocalDate().with(DayOfWeek.MONDAY);
                for (var entry : open.entrySet()) {
                    JsonNode figures = ahead.get(entry.getKey()).get("figures");
                    List<Line> those = entry.getValue();
                    List<Line> coming = those.stream()
                            .filter(line -> line.promised() != null && !line.overdue())
                            .toList();
                    assertThat(figures.get("open").asLong()).isEqualTo(those.size());
                    behind(figures.get("overdue"), count(those, Line::overdue));
                    behind(figures.get("undated"), count(those, line -> line.promised() == null));
                    behind(
                            figures.get("later"),
                            count(coming, line -> !line.promised().isBefore(monday.plusWeeks(3))));
                    assertThat(figures.get("weeks")).hasSize(3);
                    for (int i = 0; i < 3; i++) {
                        LocalDate first = i == 0 ? LocalDate.MIN : monday.plusWeeks(i);
                        LocalDate end = monday.plusWeeks(i + 1L);
                        JsonNode week = figures.get("weeks").get(i);
                        assertThat(week.get("week").asText()).isEqualTo(Known.period("week", end.minusDays(1)));
                        assertThat(week.get("from").asText())
                                .isEqualTo(monday.plusWeeks(i).toString());
                        behind(
                                week,
                                count(
                                        coming,
                                        line -> !line.promised().isBefore(first)
                                                && line.promised().isBefore(end)));
                    }
                }
            }
        }
        refused("ahead?groupBy=team,type", "groupBy");
        refused("ahead?groupBy=month", "groupBy");
        refused("ahead?weeks=0", "weeks");
        refused("ahead?weeks=53", "weeks");
    }

    private static void behind(JsonNode part, long expected) throws Exception {
        assertThat(part.get("open").asLong()).as(part.toString()).isEqualTo(expected);
        assertThat(get("north", part.get("drillDown").asText() + "&limit=200").get("items"))
                .as(part.toString())
                .hasSize((int) expected);
    }

    @Test
    void bottlenecksAndTrendsAddUp() throws Exception {
        Instant asOf = MOMENTS.getLast();
        var measured = new Known(NORTH, asOf, true)
                .lines.stream().filter(Line::measured).toList();
        var expected = grouped(measured, "counterparty");
        JsonNode answer = get("north", "bottlenecks?" + frame(asOf, true));
        long before = Long.MAX_VALUE;
        for (JsonNode group : answer.get("groups")) {
            List<Line> those =
                    expected.get(List.of(group.at("/key/counterparty").asText()));
            long total = those.stream()
                    .mapToLong(line -> Math.max(0, line.variance()))
                    .sum();
            assertThat(group.at("/figures/delayDays").asLong()).isEqualTo(total).isLessThanOrEqualTo(before);
            assertThat(group.at("/figures/late").asLong()).isEqualTo(count(those, line -> line.variance() > 0));
            before = total;
        }
        assertThat(answer.get("groups")).hasSize(expected.size());
        assertThat(answer.get("groups")
                        .get(expected.size() - 1)
                        .at("/figures/cumulativeShare")
                        .decimalValue())
                .isEqualByComparingTo("1");

        var months = grouped(measured, "month");
        JsonNode trend = get("north", "trends?figure=MEAN_DELAY&window=2&" + frame(asOf, true));
        assertThat(trend.get("points")).hasSize(months.size());
        BigDecimal last = null;
        for (JsonNode point : trend.get("points")) {
            List<Line> those = months.get(List.of(point.get("period").asText()));
            BigDecimal mean = BigDecimal.valueOf(those.stream()
                            .mapToLong(line -> Math.max(0, line.variance()))
                            .sum())
                    .divide(BigDecimal.valueOf(those.size()), 2, RoundingMode.HALF_EVEN);
            assertThat(point.get("value").decimalValue()).isEqualByComparingTo(mean);
            if (last == null) {
                assertThat(point.get("movingAverage").isNull()).isTrue();
            } else {
                assertThat(point.get("movingAverage").decimalValue())
                        .isEqualByComparingTo(last.add(mean).divide(BigDecimal.TWO, 4, RoundingMode.HALF_EVEN));
            }
            last = mean;
        }
    }

    @Test
    void theLinksLeadToExactlyTheMilestonesBehindTheFigures() throws Exception {
        Instant asOf = MOMENTS.get(1);
        List<Line> lines = new Known(NORTH, asOf, true).lines;
        for (String by : List.of("tag", "team", "month", "field:colour", "owner")) {
            JsonNode answer = get("north", "completion?" + frame(asOf, true) + "&groupBy=" + by);
            var expected = grouped(lines, by);
            for (var group : groups(answer).entrySet()) {
                assertThat(follow(group.getValue().get("drillDown").asText()))
                        .as(by + group.getKey())
                        .isEqualTo(expected.get(group.getKey()).stream()
                                .map(line -> line.it().id().toString())
                                .collect(Collectors.toSet()))
                        .hasSize(group.getValue().get("milestones").asInt());
            }
            assertThat(follow(answer.get("drillDown").asText())).hasSize(lines.size());
        }
        for (String question : List.of(
                "delay?groupBy=tag",
                "compliance?groupBy=team",
                "money?groupBy=currency",
                "workload?groupBy=tag,type",
                "waiting?groupBy=tag,side",
                "waiting?groupBy=decider",
                "bottlenecks?groupBy=type")) {
            for (JsonNode group :
                    get("north", question + "&" + frame(asOf, true)).get("groups")) {
                assertThat(follow(group.get("drillDown").asText()))
                        .as(question + group.get("key"))
                        .hasSize(group.get("milestones").asInt());
            }
        }
        for (String figure : List.of("COMPLETION_RATE", "MILESTONES", "MEAN_DELAY")) {
            JsonNode trend = get("north", "trends?figure=" + figure + "&" + frame(asOf, true));
            int points = 0;
            for (JsonNode point : trend.get("points")) {
                points += point.get("milestones").asInt();
            }
            assertThat(trend.get("milestones").asInt()).isEqualTo(points);
            assertThat(follow(trend.get("drillDown").asText())).as(figure).hasSize(points);
        }
        JsonNode bounded = get(
                "north",
                "completion?from=2026-03-01&to=2026-03-31&type=REPORT&tag=it%27s&tag=none&" + frame(asOf, true));
        long within = count(
                lines,
                line -> line.promised() != null
                        && "2026-03".equals(Known.period("month", line.promised()))
                        && line.it().type().name().equals("REPORT")
                        && (line.it().tags().isEmpty() || line.it().tags().contains("it's")));
        assertThat(bounded.get("milestones").asLong()).isEqualTo(within);
        assertThat(follow(bounded.get("drillDown").asText())).hasSize((int) within);
    }

    private static Set<String> follow(String link) throws Exception {
        Set<String> ids = new HashSet<>();
        String next = link + "&limit=7";
        for (@Nullable String cursor = ""; cursor != null; ) {
            JsonNode page = get("north", cursor.isEmpty() ? next : next + "&cursor=" + cursor);
            page.get("items")
                    .forEach(
                            item -> assertThat(ids.add(item.get("id").asText())).isTrue());
            cursor = page.hasNonNull("nextCursor") ? page.get("nextCursor").asText() : null;
        }
        return ids;
    }

    @Test
    void whatOnlyMembersSeeIsForThem() throws Exception {
        Instant asOf = MOMENTS.getLast();
        List<Line> all = new Known(NORTH, asOf, true).lines;
        long open = count(all, line -> line.contract().access() == ContractAccess.TENANT);
        assertThat(open).isLessThan(all.size());
        String path = "completion?" + frame(asOf, true);
        assertThat(read(token("north", "viewer"), path).get("milestones").asLong())
                .isEqualTo(all.size());
        assertThat(read(token("north", "manager"), path).get("milestones").asLong())
                .isEqualTo(open);
        assertThat(read(token("north", "manager"), "money?" + frame(asOf, true)).toString())
                .isNotEqualTo(get("north", "money?" + frame(asOf, true)).toString());
    }

    @Test
    void namesStandBesideIds() throws Exception {
        String name = "";
        for (JsonNode group : get("north", "completion?groupBy=counterparty&asOf=" + MOMENTS.getLast())
                .get("groups")) {
            boolean known = group.at("/key/counterparty")
                    .asText()
                    .equals(PARTIES.getFirst().toString());
            assertThat(group.has("names")).isEqualTo(known);
            name = known ? group.at("/names/counterparty").asText() : name;
        }
        assertThat(name).isEqualTo("Supplier");
        assertThat(get("north", "compliance?groupBy=contract&asOf=" + MOMENTS.getLast())
                        .at("/groups/0/names/contract")
                        .asText())
                .isEqualTo("Contract");
        assertThat(get("north", "delay?groupBy=owner&asOf=" + MOMENTS.getLast()).toString())
                .contains("\"names\":{\"owner\":\"V\"}");
    }

    @Test
    void aCounterpartySeesItsContractsOnly() throws Exception {
        Instant asOf = MOMENTS.getLast();
        List<Past> theirs = NORTH.stream()
                .filter(past -> new Known(List.of(past), asOf, true)
                        .lines.stream()
                                .filter(line -> line.contract().access() == ContractAccess.TENANT)
                                .anyMatch(line -> line.contract().parties().stream()
                                        .anyMatch(party -> party.partyId().equals(PARTIES.getFirst()))))
                .toList();
        assertThat(theirs).isNotEmpty();
        JsonNode answer = read(tokenOf("north", "supplier", "manager"), "completion?" + frame(asOf, true));
        assertThat(answer.get("milestones").asLong()).isEqualTo(new Known(theirs, asOf, true).lines.size());
        assertThat(read(tokenOf("north", "nobody", "manager"), "milestones?" + frame(asOf, true))
                        .get("items"))
                .isEmpty();
        assertThat(read(token("nowhere", "admin"), "completion").get("groups")).isEmpty();
    }

    @Test
    void aRebuildGivesTheSameAnswersToTheLastDigit() throws Exception {
        Instant asOf = MOMENTS.get(1);
        List<String> questions = Stream.of(
                        "completion?groupBy=tag,month",
                        "delay?groupBy=counterparty",
                        "flow?groupBy=owner",
                        "waiting?groupBy=owner,side",
                        "money?groupBy=currency",
                        "bottlenecks?groupBy=team",
                        "compliance?groupBy=contract",
                        "trends?groupBy=week",
                        "milestones?which=ALL")
                .map(question -> question + "&" + frame(asOf, true))
                .toList();
        Map<String, String> before = answers(questions);
        given().auth()
                .oauth2(token("north", "viewer"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(tokenOf("north", "supplier", "admin"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(tokenOf("north", "supplier", "admin"))
                .get(BASE + "rebuilds")
                .then()
                .statusCode(403);
        // what a defect or a careless hand did to the live facts, is not in the log
        execute("UPDATE milestone_history SET due_date = '2020-01-01', title = 'wrong' WHERE tenant_id = 'north'");
        assertThat(answers(questions)).isNotEqualTo(before);

        int build = given().auth()
                .oauth2(token("north", "admin"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(202)
                .extract()
                .path("build");
        Past late = new Past("north", PARTIES, PEOPLE, new Random(5)); // arrives while it runs
        NORTH.add(late);
        List<String> messages = late.messages();
        for (int i = 0; i < messages.size(); i++) {
            consume(List.of(record(i, late.contract, messages.get(i))));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(token("north", "admin"), "rebuilds")
                        .get("items")
                        .get(0)
                        .get("live")
                        .asBoolean());
        JsonNode done = read(token("north", "admin"), "rebuilds").get("items").get(0);
        assertThat(done.get("build").asInt()).isEqualTo(build);
        assertThat(done.get("state").asText()).isEqualTo("DONE");
        assertThat(done.get("streamsDone").asLong())
                .isEqualTo(done.get("streams").asLong());
        compareCompletion("north", NORTH, MOMENTS.getLast(), true, "tag");

        // one more rebuild of all of it, and nothing changes
        Map<String, String> rebuilt = answers(questions);
        given().auth()
                .oauth2(token("north", "admin"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(token("north", "admin"), "rebuilds")
                        .get("items")
                        .get(0)
                        .get("live")
                        .asBoolean());
        assertThat(answers(questions)).isEqualTo(rebuilt);

        // a minute later nothing is left of the builds before
        execute("UPDATE rebuild SET finished_at = finished_at - INTERVAL 2 MINUTE WHERE tenant_id = 'north'");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(number(
                                "SELECT COUNT(DISTINCT build) FROM milestone_history" + " WHERE tenant_id = 'north'"))
                        .isOne());
        assertThat(answers(questions)).isEqualTo(rebuilt);
    }

    /** A stream of more than two pages, an event in it that cannot be read, and a rebuild after that was mended. */
    @Test
    void aRebuildThatFailsSaysWhyAndGivesWayToANewOne() throws Exception {
        UUID stream = Past.newId(RANDOM);
        String event = """
                {"specversion":"1.0","id":"%ID","source":"/alert-service","type":"dev.milepost.reminder.sent.v1","subject":"%s",
                 "time":"2026-03-01T08:00:00Z","datacontenttype":"application/json","partitionkey":"%s",
                 "sequence":"%SEQ","tenant":"paged","data":{"reminder":{"id":"%s","contractId":"%s",
                 "milestoneId":"%s","rung":"P-7D","dueDate":"2026-03-08","recipient":"a@b.example","channel":"EMAIL",
                 "messageId":"<1@b.example>","sentAt":"2026-03-01T08:00:01Z","reason":null}}}""".replace("%s", stream.toString());
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        for (int i = 1; i <= 1_100; i++) {
            String one = event.replace("%ID", UUID.randomUUID().toString()).replace("%SEQ", "%019d".formatted(i));
            records.add(new ConsumerRecord<>(Topics.ALERTS, 78, i, stream.toString(), one));
        }
        consumer.consume(new ConsumerRecords<>(Map.of(new TopicPartition(Topics.ALERTS, 78), records), Map.of()));
        String here = " WHERE tenant_id = 'paged' AND stream_id = '" + stream + "' AND sequence = 700";
        execute("UPDATE event_log SET payload = CONCAT('[', payload, ']')" + here);

        rebuild("paged");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("paged").get("state").asText().equals("FAILED"));
        assertThat(newest("paged").get("failure").asText()).contains("1 stream at least", stream.toString(), "JSON");
        assertThat(newest("paged").get("streamsDone").asLong()).isZero();

        execute("UPDATE event_log SET payload = SUBSTRING(payload, 2, CHAR_LENGTH(payload) - 2)" + here);
        rebuild("paged");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("paged").get("live").asBoolean());
        assertThat(newest("paged").hasNonNull("failure")).isFalse();
        assertThat(number("SELECT COUNT(*) FROM reminder_fact WHERE tenant_id = 'paged' AND build = "
                        + newest("paged").get("build").asInt()))
                .isEqualTo(1_100);
    }

    /** What was counted cannot be read: the rebuild says so, and another one may take its place. */
    @Test
    void aRebuildThatCannotCountSaysWhyAndGivesWayToANewOne() throws Exception {
        UUID contract = Past.newId(RANDOM);
        UUID milestone = Past.newId(RANDOM);
        Answers.consume(
                consumer,
                contract,
                List.of(
                        Answers.event(
                                "stuck",
                                "/milestone-service",
                                EventType.CONTRACT_UPDATED,
                                contract,
                                Past.START,
                                1,
                                new ContractEvent(Made.contract(contract, milestone), Answers.CHANGE)),
                        Answers.event(
                                "stuck",
                                "/milestone-service",
                                EventType.MILESTONE_UPDATED,
                                contract,
                                Past.START,
                                2,
                                new MilestoneEvent(
                                        Made.milestone(
                                                contract, milestone, milestone, MilestoneStatus.PLANNED, null, null),
                                        Answers.CHANGE))));
        for (int build = 2; build < 4; build++) {
            execute("INSERT INTO roll_up_counted (tenant_id, build, contract_id, unit_id, data) VALUES ('stuck', "
                    + build + ", '" + contract + "', '" + milestone + "', 'x')");
        }
        rebuild("stuck");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("stuck").get("state").asText().equals("FAILED"));
        assertThat(newest("stuck").get("failure").asText()).startsWith("cells: ");

        execute("DELETE FROM roll_up_counted WHERE tenant_id = 'stuck' AND build = 3");
        rebuild("stuck");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> newest("stuck").get("live").asBoolean());
        assertThat(newest("stuck").get("build").asInt()).isEqualTo(3);
    }

    private static void rebuild(String tenant) {
        given().auth()
                .oauth2(token(tenant, "admin"))
                .post(BASE + "rebuilds")
                .then()
                .statusCode(202);
    }

    private static JsonNode newest(String tenant) throws Exception {
        return get(tenant, "rebuilds").get("items").get(0);
    }

    @Test
    void moreGroupsThanAnybodyReadsAreRefused() throws Exception {
        execute("INSERT INTO history_build (tenant_id, live) VALUES ('wide', 1)");
        execute("INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to, counted,"
                + " counted_since, title, time_zone, value, currency) VALUES ('wide', 1, '" + PARTIES.getFirst()
                + "', 1, '2026-01-01',"
                + " '9999-12-31', TRUE, '2026-01-01', 'Wide', 'UTC', NULL, NULL)");
        execute(
                "INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to, contract_id,"
                        + " title, type, status, priority, team, tags, fields, round, status_since)"
                        + " SELECT 'wide', 1, UUID(), seq, '2026-01-01', '9999-12-31', '" + PARTIES.getFirst()
                        + "', 'M', 'REPORT',"
                        + " 'PLANNED', 'LOW', CONCAT('team ', seq), '[]', '{}', 0, '2026-01-01' FROM seq_1_to_2001");
        countAgain("wide");
        assertThat(get("wide", "completion").get("milestones").asInt()).isEqualTo(2_001);
        var answer = given().auth().oauth2(token("wide", "admin")).get(BASE + "completion?groupBy=team");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains("more than 2000 groups");
        execute("DELETE FROM milestone_history WHERE tenant_id = 'wide' AND team = 'team 7'");
        countAgain("wide");
        assertThat(get("wide", "completion?groupBy=team").get("groups")).hasSize(2_000);
    }

    /** As the fold marks a contract that changed. */
    private static void countAgain(String tenant) throws SQLException {
        execute(
                "INSERT INTO roll_up_due VALUES ('" + tenant + "', 1, '" + PARTIES.getFirst()
                        + "', '00000000-0000-0000-0000-000000000000', 1, '2026-01-01') ON DUPLICATE KEY UPDATE marks = marks + 1");
    }

    @Test
    void figuresOfSinglePersonsAreForThoseWhoLead() throws Exception {
        String self = "completion?owner=" + PEOPLE.getFirst();
        String other = "completion?owner=" + PEOPLE.get(1);
        for (String path : List.of("completion?groupBy=owner", "workload?groupBy=owner,week", self, other)) {
            for (String role : List.of("manager", "admin")) {
                read(token("north", role), path);
                forbidden(tokenOf("north", "supplier", role), path);
            }
            forbidden(token("north", "finance"), path);
        }
        String viewer = token("north", "viewer"); // who is the first of the people
        read(viewer, self);
        read(viewer, self + "&groupBy=owner");
        read(viewer, "milestones?owner=none");
        forbidden(viewer, other);
        forbidden(viewer, self + "&owner=" + PEOPLE.get(1));
        forbidden(viewer, "completion?groupBy=owner");
        forbidden(viewer, "milestones?owner=" + PEOPLE.get(1));
        assertThat(read(viewer, "workload").at("/groupBy/0").asText()).isEqualTo("team");
        assertThat(get("north", "workload").at("/groups/0/key").has("owner")).isTrue();
    }

    private static void forbidden(String token, String path) {
        var answer = given().auth().oauth2(token).get(BASE + path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(403);
        assertThat(answer.asString()).contains("Group by team");
    }

    @Test
    void remindersAreKeptForFigures() throws Exception {
        UUID stream = Past.newId(RANDOM);
        String event = """
                {"specversion":"1.0","id":"%s","source":"/alert-service","type":"dev.milepost.reminder.sent.v1","subject":"%s",
                 "time":"2026-03-01T08:00:00Z","datacontenttype":"application/json","partitionkey":"%s",
                 "sequence":"0000000000000000001","tenant":"reminded","data":{"reminder":{"id":"%s","contractId":"%s",
                 "milestoneId":"%s","rung":"P-7D","dueDate":"2026-03-08","recipient":"a@b.example","channel":"EMAIL",
                 "messageId":"<1@b.example>","sentAt":"2026-03-01T08:00:01Z","reason":null}}}""".replace("%s", stream.toString());
        consumer.consume(new ConsumerRecords<>(
                Map.of(
                        new TopicPartition(Topics.ALERTS, 77),
                        List.of(new ConsumerRecord<>(Topics.ALERTS, 77, 0, stream.toString(), event))),
                Map.of()));
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM reminder_fact WHERE tenant_id = 'reminded' AND outcome = 'SENT' AND rung = 'P-7D'"))
                .isOne();
    }

    private static long number(String query) throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var select = connection.createStatement();
                var row = select.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void aRebuildThatWasKilledInTheMiddleGoesOn() throws Exception {
        // as a kill leaves it: begun, some streams done and marked, the others not there at all
        Instant asOf = MOMENTS.getLast();
        compareCompletion("south", SOUTH, asOf, true, "team");
        execute(
                "INSERT INTO rebuild (tenant_id, build, requested_by, requested_at) VALUES ('south', 7, 'test', UTC_TIMESTAMP(6))");
        execute(
                "INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to, contract_id, title,"
                        + " type, status, priority, owner_id, team, party_id, due_date, baseline_due_date, met_on, term_amount,"
                        + " term_currency, term_percent, tags, fields, round, status_since) SELECT tenant_id, 7, milestone_id, sequence, valid_from, valid_to, contract_id, title, type, status,"
                        + " priority, owner_id, team, party_id, due_date, baseline_due_date, met_on, term_amount, term_currency, term_percent, tags, fields,"
                        + " round, status_since FROM milestone_history WHERE tenant_id = 'south' AND contract_id = '"
                        + SOUTH.getFirst().contract + "'");
        execute("INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to, counted,"
                + " counted_since, title, time_zone, value, currency) SELECT tenant_id, 7, contract_id, sequence, valid_from, valid_to, counted, counted_since, title,"
                + " time_zone, value, currency FROM contract_history WHERE tenant_id = 'south' AND contract_id = '"
                + SOUTH.getFirst().contract + "'");
        execute(
                "INSERT INTO roll_up_due SELECT 'south', 7, contract_id, '00000000-0000-0000-0000-000000000000', 1,"
                        + " MAX(valid_from) FROM contract_history WHERE tenant_id = 'south' AND build = 7 GROUP BY contract_id");
        execute("INSERT INTO rebuilt_stream VALUES ('south', 7, '/milestone-service', '" + SOUTH.getFirst().contract
                + "')");
        execute("UPDATE history_build SET building = 7 WHERE tenant_id = 'south'");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> read(token("south", "admin"), "rebuilds")
                        .get("items")
                        .get(0)
                        .get("live")
                        .asBoolean());
        compareCompletion("south", SOUTH, asOf, true, "team");
    }

    private static Map<String, String> answers(List<String> questions) throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String question : questions) {
            answers.put(question, get("north", question).toString());
        }
        return answers;
    }

    private static void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var execute = connection.createStatement()) {
            execute.execute(statement);
        }
    }

    @Test
    void whatIsWrongIsRefusedAndNamed() {
        refused("completion?groupBy=shoeSize", "groupBy");
        refused("completion?groupBy=team,team", "groupBy");
        refused("completion?groupBy=team,owner,type", "groupBy");
        refused("completion?groupBy=field:no%27sql", "groupBy");
        refused("completion?from=2026-05-01&to=2026-04-30", "from");
        refused("completion?from=yesterday", "from");
        refused("completion?colour=red", "colour");
        refused("completion?owner=me", "owner");
        refused("completion?type=BOX", "type");
        refused("completion?month=2026-13", "month");
        refused("completion?field=red", "field");
        refused("completion?tag=", "tag");
        refused("completion?against=SOME", "against");
        refused("completion?asOf=2020-01-01T00:00:00Z", "asOf");
        refused("completion?asOf=-0044-03-15T00:00:00Z", "asOf");
        refused("completion?asOf=2999-01-01T00:00:00Z", "asOf");
        refused("completion?asOf=today", "asOf");
        refused("trends?groupBy=team", "groupBy");
        refused("trends?figure=LUCK", "figure");
        refused("trends?window=1", "window");
        refused("milestones?which=SOME", "which");
        refused("milestones?limit=0", "limit");
        given().auth()
                .oauth2(token("north", "viewer"))
                .get(BASE + "milestones?cursor=x.y")
                .then()
                .statusCode(400);
        given().get(BASE + "completion").then().statusCode(401);
        given().auth()
                .oauth2(token("north", "visitor"))
                .get(BASE + "completion")
                .then()
                .statusCode(403);
    }

    private static void refused(String path, String field) {
        var answer = given().auth()
                .oauth2(token("north", "viewer"))
                .urlEncodingEnabled(false)
                .get(BASE + path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("violations[0].field")).as(path).isEqualTo(field);
    }
}
