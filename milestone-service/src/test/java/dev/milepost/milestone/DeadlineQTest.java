package dev.milepost.milestone;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ServiceTest
class DeadlineQTest {
    private final Api viewer = Api.as("aurora", "viewer");

    @Test
    void aDateComesWithItsTrace() {
        calculate("""
                {"rule": {"kind": "RELATIVE", "anchor": {"kind": "EVENT", "event": "claim known"}, "offset": "P28D",
                          "roll": "FOLLOWING"},
                 "calendar": "DE-BY",
                 "anchors": [{"kind": "EVENT", "event": "claim known", "date": "2027-04-29"}]}""")
                .statusCode(200)
                .body("date", equalTo("2027-05-28"))
                .body("calendar.id", equalTo("DE-BY"))
                .body("calendar.version", equalTo("jollyday-2.19.0"))
                .body("trace.kind", equalTo(List.of("ANCHOR", "OFFSET", "SKIP", "ROLL", "RESULT")))
                .body("trace[2].reason", equalTo("PUBLIC_HOLIDAY"))
                .body("trace[2].text", equalTo("2027-05-27 does not count: Corpus Christi"));
    }

    @Test
    void withoutTheAnchorsDayThereIsNoDate() {
        calculate("""
                {"rule": {"kind": "RELATIVE", "anchor": {"kind": "EVENT", "event": "site handed over"}, "offset": "P1M"}}""")
                .statusCode(200)
                .body("date", nullValue())
                .body("waitingFor.anchor.event", equalTo("site handed over"))
                .body("waitingFor.description", containsString("site handed over"))
                .body("calendar.description", containsString("no holiday is known"));
    }

    @Test
    void aRecurrenceGivesItsDates() {
        calculate("""
                {"rule": {"kind": "RECURRING", "start": {"kind": "DATE", "date": "2026-01-01"},
                          "rrule": "FREQ=MONTHLY;BYMONTHDAY=-1", "roll": "PRECEDING"},
                 "calendar": "DE", "until": "2026-03-31"}""")
                .statusCode(200)
                .body("dates.day", equalTo(List.of("2026-01-31", "2026-02-28", "2026-03-31")))
                .body("dates.date", equalTo(List.of("2026-01-30", "2026-02-27", "2026-03-31")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2026-01-01"}, "offset": "14 days"} | rule.offset | P14D
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2026-01-01"}, "offset": "P-1D"} | rule.offset | without a sign
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2026-01-01"}, "offset": "P"} | rule.offset | P14D
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2026-01-01"}, "offset": "P99999Y"} | rule.offset | 100 years
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2026-01-01"}, "offset": "P1M", "unit": "BUSINESS_DAYS"} | rule.offset | in days
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2026-01-01"}, "offset": "P501D", "unit": "BUSINESS_DAYS"} | rule.offset | at most 500
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2026-01-01"}, "offset": "P5D", "unit": "BANKING_DAYS"} | rule | banks
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2026-01-01"}, "offset": "P0D", "inclusive": true} | rule.inclusive | include
            {"kind": "RELATIVE", "anchor": {"kind": "DATE", "date": "2190-01-01"}, "offset": "P10Y"} | rule | 2199
            {"kind": "RELATIVE", "anchor": {"kind": "DATE"}, "offset": "P1D"} | rule.anchor.date | needed
            {"kind": "RELATIVE", "anchor": {"kind": "EVENT"}, "offset": "P1D"} | rule.anchor.event | needed
            {"kind": "RELATIVE", "anchor": {"kind": "MILESTONE_MET"}, "offset": "P1D"} | rule.anchor.milestoneId | needed
            {"kind": "RELATIVE", "anchor": {"kind": "START", "event": "x"}, "offset": "P1D"} | rule.anchor.event | no meaning
            {"kind": "RELATIVE", "offset": "P1D"} | rule.anchor | needs a kind
            {"kind": "RELATIVE", "anchor": {"kind": "START"}} | rule.offset | needed
            {"kind": "FIXED"} | rule.date | needed
            {"kind": "FIXED", "date": "0026-01-01"} | rule.date | 1900
            {"kind": "FIXED", "date": "2026-02-30"} | rule.date | date of the calendar
            {"kind": "FIXED", "date": "2026-01-01", "calendar": "XX"} | rule.calendar | no calendar 'XX'
            {"kind": "FIXED", "date": "2026-01-01", "calendar": "DE-XX"} | rule.calendar | no calendar
            {"kind": "FIXED", "date": "2026-01-01", "calendar": "IR"} | rule.calendar | working week
            {"kind": "FIXD", "date": "2026-01-01"} | rule.kind | FIXED, RELATIVE, RECURRING
            {"date": "2026-01-01"} | rule.kind | FIXED, RELATIVE, RECURRING
            """)
    void aWrongRuleIsRefusedWithThePlaceAndWhatWouldBeRight(String rule, String field, String message) {
        calculate("{\"rule\": " + rule + "}")
                .statusCode(400)
                .body("violations.field", hasItem(field))
                .body("violations.find { it.field == '" + field + "' }.message", containsString(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=HOURLY | rule.rrule | about days
            FREQ=DAILY;BYHOUR=9 | rule.rrule | about days
            FREQ=DAILY;INTERVAL=100000 | rule.rrule | INTERVAL
            FREQ=DAILY;UNTIL=20271231T100000Z | rule.rrule | without a time
            FREQ=SOMETIMES | rule.rrule | RFC 5545
            nonsense | rule.rrule | RFC 5545
            FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | rule | possible at all
            FREQ=DAILY | rule | more than 500
            """)
    void aWrongRecurrenceIsRefused(String rrule, String field, String message) {
        calculate("""
                {"rule": {"kind": "RECURRING", "start": {"kind": "DATE", "date": "2026-01-01"}, "rrule": "%s"},
                 "until": "2030-12-31"}""".formatted(rrule))
                .statusCode(400)
                .body("violations.find { it.field == '" + field + "' }.message", containsString(message));
    }

    @Test
    void anUnknownFieldOfARuleIsNamed() {
        calculate("{\"rule\": {\"kind\": \"FIXED\", \"date\": \"2026-01-01\", \"rol\": \"NONE\"}}")
                .statusCode(400)
                .body("type", containsString("unknown-field"))
                .body("violations.field", hasItem("rule.rol"));
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        calculate("""
                {"rule": {"kind": "FIXED", "date": "2026-01-01"}, "calendar": "XX", "until": "2027-01-01",
                 "anchors": [{"kind": "DATE", "date": "2026-01-01"}, {"kind": "START"}, {"kind": "START", "date": "2026-01-01"}]}""")
                .statusCode(400)
                .body(
                        "violations.field",
                        hasItems("calendar", "until", "anchors[0].kind", "anchors[1].date", "anchors[2]"));
    }

    @Test
    void someoneWithoutARoleGetsNothing() {
        Api.as("aurora", "stranger")
                .post("/deadlines/calculate", Map.of())
                .then()
                .statusCode(403);
        new Api("aurora", "")
                .request()
                .auth()
                .none()
                .post("/deadlines/calculate")
                .then()
                .statusCode(401);
    }

    private ValidatableResponse calculate(String body) {
        return viewer.request().body(body).post("/deadlines/calculate").then();
    }
}
