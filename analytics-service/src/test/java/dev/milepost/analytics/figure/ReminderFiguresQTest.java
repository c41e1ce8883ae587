package dev.milepost.analytics.figure;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.Database.number;
import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.refused;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.TwoTenants.Reminded;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Two suppliers are reminded: one does the work then, the other does not. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class ReminderFiguresQTest extends TwoTenantsTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    private final String tenant = "reminded-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final Story story = new Story(tenant, contract);
    private final UUID quick = UUID.randomUUID();
    private final UUID deaf = UUID.randomUUID();
    private final Map<UUID, List<String>> reminders = new LinkedHashMap<>();

    @Test
    void remindersAreFollowed() throws Exception {
        UUID done = UUID.randomUUID();
        UUID open = UUID.randomUUID();
        UUID never = UUID.randomUUID();
        story.say(
                "2026-03-01T08:00:00Z",
                EventType.CONTRACT_ACTIVATED,
                new ContractEvent(Made.contract(contract, quick), CHANGE));
        milestone(done, quick, MilestoneStatus.PLANNED, "2026-03-01T09:00:00Z");
        milestone(open, deaf, MilestoneStatus.PLANNED, "2026-03-01T09:00:00Z");
        milestone(never, deaf, MilestoneStatus.PLANNED, "2026-03-01T09:00:00Z");
        milestone(done, quick, MilestoneStatus.MET, "2026-03-15T08:00:00Z");
        story.fold(consumer);

        remind(done, EventType.REMINDER_SENT, "P-14D", "2026-03-06T08:00:00Z"); // nine days before it was met
        remind(done, EventType.REMINDER_SENT, "P-7D", "2026-03-13T08:00:00Z"); // two days before
        remind(done, EventType.REMINDER_ACKNOWLEDGED, "P-7D", "2026-03-13T09:00:00Z");
        remind(open, EventType.REMINDER_SENT, "P-7D", "2026-03-13T08:00:00Z");
        remind(open, EventType.REMINDER_ESCALATED, "P-7D!", "2026-03-14T08:00:00Z");
        remind(open, EventType.REMINDER_FAILED, "P-1D", "2026-03-19T08:00:00Z");
        Answers.consume(consumer, Topics.ALERTS, reminders);

        JsonNode all = get(tenant, "reminders?asOf=2026-03-25T00:00:00Z");
        assertThat(all.get("milestones").asInt()).isEqualTo(2);
        JsonNode figures = all.at("/groups/0/figures");
        assertThat(figures.get("sent").asInt()).isEqualTo(4);
        assertThat(figures.get("failed").asInt()).isOne();
        assertThat(figures.get("escalated").asInt()).isOne();
        assertThat(figures.get("acknowledgedRate").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(figures.get("decided").asInt()).isEqualTo(4);
        assertThat(figures.get("metWithin").asInt()).isOne();
        assertThat(figures.get("metWithinRate").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(figures.get("acknowledged").asInt()).isOne();
        assertThat(rungs(figures))
                .containsExactly(
                        "P-14D 1 sent 0 acknowledged 0 of 1: 0.0",
                        "P-1D 0 sent 0 acknowledged 0 of 0: null",
                        "P-7D 2 sent 1 acknowledged 1 of 2: 0.5",
                        "P-7D! 1 sent 0 acknowledged 0 of 1: 0.0");
        assertThat(get(tenant, "reminders?within=10&asOf=2026-03-25T00:00:00Z")
                        .at("/groups/0/figures/metWithin")
                        .asInt())
                .isEqualTo(2);

        // at the time nobody knew yet: of the two of the 13th the three days were not over
        JsonNode then = get(tenant, "reminders?asOf=2026-03-14T12:00:00Z").at("/groups/0/figures");
        assertThat(then.get("decided").asInt()).isOne();
        assertThat(then.get("metWithin").asInt()).isZero();
        assertThat(rungs(then))
                .containsExactly(
                        "P-14D 1 sent 0 acknowledged 0 of 1: 0.0",
                        "P-7D 2 sent 1 acknowledged 0 of 0: null",
                        "P-7D! 1 sent 0 acknowledged 0 of 0: null");

        var groups = Answers.groups(get(tenant, "reminders?groupBy=counterparty&asOf=2026-03-25T00:00:00Z"));
        assertThat(groups.keySet()).containsExactlyInAnyOrder(List.of(quick.toString()), List.of(deaf.toString()));
        JsonNode his = groups.get(List.of(deaf.toString()));
        assertThat(his.at("/figures/metWithin").asInt()).isZero();
        JsonNode behind = get(tenant, his.get("drillDown").asText());
        assertThat(behind.get("items")).hasSize(1);
        assertThat(behind.at("/items/0/id").asText()).isEqualTo(open.toString());

        refused(token(tenant, "viewer"), "reminders?within=0", "within");
        refused(token(tenant, "viewer"), "reminders?groupBy=rung", "groupBy");
        assertThat(get("nobody-" + tenant, "reminders").get("groups")).isEmpty();
    }

    /** Of random pasts, in which milestones are met and reopened. */
    @Test
    void whatCameOfRemindersIsWhatTheDefinitionSays() throws Exception {
        for (Instant asOf : TwoTenants.MOMENTS) {
            Map<UUID, Known.Line> lines = new LinkedHashMap<>();
            new Known(TwoTenants.NORTH, asOf, false)
                    .lines.forEach(line -> lines.put(line.it().id(), line));
            for (String by : List.of("counterparty", "type", "team")) {
                for (int within : new int[] {3, 30}) {
                    Map<List<String>, List<Reminded>> expected = new LinkedHashMap<>();
                    TwoTenants.REMINDED.stream()
                            .filter(one -> !one.at().isAfter(asOf) && lines.containsKey(one.milestone()))
                            .forEach(one -> expected.computeIfAbsent(
                                            List.of(String.valueOf(lines.get(one.milestone())
                                                    .values(by)
                                                    .getFirst())),
                                            none -> new ArrayList<>())
                                    .add(one));
                    var groups = Answers.groups(
                            get("north", "reminders?groupBy=" + by + "&within=" + within + "&asOf=" + asOf));
                    assertThat(groups.keySet()).isEqualTo(expected.keySet());
                    expected.forEach((key, those) -> {
                        JsonNode figures = groups.get(key).get("figures");
                        assertThat(groups.get(key).get("milestones").asLong())
                                .isEqualTo(those.stream()
                                        .map(Reminded::milestone)
                                        .distinct()
                                        .count());
                        assertThat(figures.get("failed").asLong()).isEqualTo(of(those, EventType.REMINDER_FAILED));
                        assertThat(figures.get("escalated").asLong())
                                .isEqualTo(of(those, EventType.REMINDER_ESCALATED));
                        compare(figures, those, asOf, within);
                        assertThat(figures.get("acknowledgedRate").asText())
                                .isEqualTo(rate(of(those, EventType.REMINDER_ACKNOWLEDGED), sent(those)));
                        Map<String, List<Reminded>> rungs =
                                those.stream().collect(Collectors.groupingBy(Reminded::rung));
                        assertThat(figures.get("rungs")).hasSize(rungs.size());
                        figures.get("rungs")
                                .forEach(rung ->
                                        compare(rung, rungs.get(rung.get("rung").asText()), asOf, within));
                    });
                }
            }
        }
    }

    private static void compare(JsonNode figures, List<Reminded> those, Instant asOf, int within) {
        long decided = 0;
        long met = 0;
        for (Reminded one : those) {
            if (isSent(one)) {
                Instant end = one.at().plus(within, ChronoUnit.DAYS);
                boolean inTime = one.met().stream()
                        .anyMatch(at -> at.isAfter(one.at()) && !at.isAfter(end) && !at.isAfter(asOf));
                met += inTime ? 1 : 0;
                decided += inTime || !end.isAfter(asOf) ? 1 : 0;
            }
        }
        assertThat(figures.get("sent").asLong()).isEqualTo(sent(those));
        assertThat(figures.get("acknowledged").asLong()).isEqualTo(of(those, EventType.REMINDER_ACKNOWLEDGED));
        assertThat(figures.get("decided").asLong()).isEqualTo(decided);
        assertThat(figures.get("metWithin").asLong()).isEqualTo(met);
        assertThat(figures.get("metWithinRate").asText()).isEqualTo(rate(met, decided));
    }

    private static String rate(long part, long whole) {
        String rate = Expected.rate(part, whole);
        return rate.equals("null") ? rate : String.valueOf(Double.parseDouble(rate)); // as JSON has it
    }

    private static boolean isSent(Reminded one) {
        return one.type() == EventType.REMINDER_SENT || one.type() == EventType.REMINDER_ESCALATED;
    }

    private static long sent(List<Reminded> those) {
        return those.stream().filter(ReminderFiguresQTest::isSent).count();
    }

    private static long of(List<Reminded> those, EventType type) {
        return those.stream().filter(one -> one.type() == type).count();
    }

    /** Of each rung what was sent and acknowledged, and how many of the decided ones were met within the days. */
    private static List<String> rungs(JsonNode figures) {
        List<String> rungs = new ArrayList<>();
        figures.get("rungs")
                .forEach(rung -> rungs.add("%s %s sent %s acknowledged %s of %s: %s"
                        .formatted(
                                rung.get("rung").asText(),
                                rung.get("sent"),
                                rung.get("acknowledged"),
                                rung.get("metWithin"),
                                rung.get("decided"),
                                rung.get("metWithinRate"))));
        return rungs;
    }

    @Test
    void remindersAreKeptForFigures() throws Exception {
        UUID stream = UUID.randomUUID();
        String event = """
                {"specversion":"1.0","id":"%s","source":"/alert-service","type":"dev.milepost.reminder.sent.v1","subject":"%s",
                 "time":"2026-03-01T08:00:00Z","datacontenttype":"application/json","partitionkey":"%s",
                 "sequence":"0000000000000000001","tenant":"reminded","data":{"reminder":{"id":"%s","contractId":"%s",
                 "milestoneId":"%s","rung":"P-7D","dueDate":"2026-03-08","recipient":"a@b.example","channel":"EMAIL",
                 "messageId":"<1@b.example>","sentAt":"2026-03-01T08:00:01Z","reason":null}}}""".replace("%s", stream.toString());
        Answers.consume(consumer, Topics.ALERTS, Map.of(stream, List.of(event)));
        assertThat(
                        number(
                                "SELECT COUNT(*) FROM reminder_fact WHERE tenant_id = 'reminded' AND outcome = 'SENT' AND rung = 'P-7D'"))
                .isOne();
    }

    /** The events get their numbers anew then, and their facts must not be there yet. */
    @Test
    void whatIsDeletedBeforeAlertServiceStartsFromABackupComesAgain() throws Exception {
        UUID milestone = UUID.randomUUID();
        story.say(
                "2026-03-01T08:00:00Z",
                EventType.CONTRACT_ACTIVATED,
                new ContractEvent(Made.contract(contract, quick), CHANGE));
        milestone(milestone, quick, MilestoneStatus.PLANNED, "2026-03-01T09:00:00Z");
        story.fold(consumer);
        remind(milestone, EventType.REMINDER_SENT, "P-7D", "2026-03-13T08:00:00Z");
        Answers.consume(consumer, Topics.ALERTS, reminders);
        reminders.clear();
        remind(milestone, EventType.REMINDER_FAILED, "P-7D", "2026-03-14T08:00:00Z");
        remind(milestone, EventType.REMINDER_SENT, "P-1D", "2026-03-19T08:00:00Z");

        List<String> deletes = documentedDeletes("**alert-service went back to a backup**");
        assertThat(deletes).isNotEmpty();
        for (String delete : deletes) {
            execute(delete + (delete.contains("WHERE") ? " AND" : " WHERE") + " tenant_id = '" + tenant + "'");
        }
        Answers.consume(consumer, Topics.ALERTS, reminders);

        assertThat(number("SELECT COUNT(*) FROM held_event WHERE tenant_id = '" + tenant + "'"))
                .isZero();
        assertThat(rungs(get(tenant, "reminders?asOf=2026-03-25T00:00:00Z").at("/groups/0/figures")))
                .containsExactly("P-1D 1 sent 0 acknowledged 0 of 1: 0.0", "P-7D 0 sent 0 acknowledged 0 of 0: null");
    }

    private static List<String> documentedDeletes(String point) throws Exception {
        String all = Files.readString(Path.of("../docs/operations.md"));
        String from = all.substring(all.indexOf(point));
        return Pattern.compile("`(DELETE FROM [^`]+)`")
                .matcher(from.substring(0, from.indexOf("\n- **")))
                .results()
                .map(found -> found.group(1).replace('\n', ' '))
                .toList();
    }

    private void milestone(UUID id, UUID party, MilestoneStatus status, String at) {
        LocalDate metOn = status == MilestoneStatus.MET ? LocalDate.of(2026, 3, 15) : null;
        story.say(
                at,
                EventType.MILESTONE_UPDATED,
                new MilestoneEvent(Made.milestone(contract, id, party, status, DUE, metOn), CHANGE));
    }

    private void remind(UUID milestone, EventType type, String rung, String at) {
        List<String> stream = reminders.computeIfAbsent(milestone, none -> new ArrayList<>());
        stream.add(Answers.event(
                tenant,
                "/alert-service",
                type,
                milestone,
                Instant.parse(at),
                stream.size() + 1L,
                new ReminderEvent(Made.reminder(contract, milestone, rung, Instant.parse(at)))));
    }
}
