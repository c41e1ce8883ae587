package dev.milepost.milestone.template;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is wrong with a template is said when it is saved, with its place. */
@ServiceTest
class TemplateRefusalQTest {
    private static final String A = "{'key': 'a', 'title': 'A', 'type': 'REPORT'%s}";
    private static final String B =
            "{'key': 'b', 'title': 'B', 'type': 'REPORT', 'dueRule': {'anchor': {'kind': 'MILESTONE_DUE', 'milestone': 'a'}, 'offset': 'P1D'}}";

    private record Wrong(String field, String message, String milestones, String more) {}

    private static Wrong wrong(String field, String message, String ofA) {
        return new Wrong(field, message, A.formatted(ofA) + ", " + B, "");
    }

    private static Wrong besides(String field, String message, String more) {
        return new Wrong(field, message, A.formatted("") + ", " + B, ", " + more);
    }

    @TestFactory
    Stream<DynamicTest> isRefused() {
        return Stream.of(
                        wrong(
                                "milestones[0].dueRule.anchor.milestone",
                                "no milestone 'c'",
                                due("MILESTONE_DUE", "c", "P1D")),
                        wrong("milestones[0].dueRule.anchor.milestone", "is needed", due("MILESTONE_MET", null, "P1D")),
                        wrong("milestones[0].dueRule.anchor.milestone", "no meaning", due("START", "b", "P1D")),
                        wrong(
                                "milestones[0].dueRule.anchor.milestone",
                                "'a' leads to 'b' leads to 'a'",
                                due("MILESTONE_DUE", "b", "P1D")),
                        wrong(
                                "milestones[0].dueRule.anchor.milestone",
                                "'a' leads to 'a'",
                                due("MILESTONE_DUE", "a", "P1D")),
                        wrong("milestones[0].dueRule.anchor.kind", "knows no days", due("DATE", null, "P1D")),
                        wrong("milestones[0].dueRule.anchor.event", "is needed", due("EVENT", null, "P1D")),
                        wrong("milestones[0].dueRule.offset", "no ISO 8601 period", due("START", null, "soon")),
                        wrong("milestones[0].dueRule.offset", "longer than", due("START", null, "P101Y")),
                        wrong(
                                "milestones[0].duration",
                                "no ISO 8601 period",
                                due("START", null, "P9D") + ", 'duration': '9 days'"),
                        wrong("milestones[0].duration", "needs a dueRule", ", 'duration': 'P9D'"),
                        wrong("milestones[0].responsible", "no party 'client'", ", 'responsible': 'client'"),
                        wrong(
                                "milestones[0].gate.approvers[0].party",
                                "no party 'client'",
                                ", 'gate': {'approvers': [{'party': 'client'}]}"),
                        wrong(
                                "milestones[0].gate.approvers[0]",
                                "needs personId, partyId or role",
                                ", 'gate': {'approvers': [{'label': 'x'}]}"),
                        wrong(
                                "milestones[0].gate.quorum",
                                "number of approvers",
                                ", 'gate': {'mode': 'QUORUM', 'quorum': 2, 'approvers': [{'role': 'approver'}]}"),
                        wrong(
                                "milestones[0].criteria[0]",
                                "belong together",
                                ", 'criteria': [{'statement': 's', 'metric': 'm'}]"),
                        wrong(
                                "milestones[0].paymentTerm",
                                "either percent or amount",
                                ", 'paymentTerm': {'netDays': 1}"),
                        new Wrong(
                                "milestones[0].recurrence.rrule",
                                "no recurrence rule",
                                A.formatted(recurs("'rrule': 'EVERY=DAY', 'ahead': 'P1Y'")),
                                ""),
                        wrong("milestones[0].recurrence.ahead", "no contract.term", recurs("'rrule': 'FREQ=DAILY'")),
                        wrong(
                                "milestones[0].recurrence.startsAfter",
                                "at most 100 years",
                                recurs("'rrule': 'FREQ=DAILY', 'ahead': 'P9D', 'startsAfter': 'P101Y'")),
                        wrong(
                                "milestones[0].recurrence.startsAfter",
                                "leave it or the other start out",
                                recurs("'rrule': 'FREQ=DAILY', 'ahead': 'P9D', 'startsAfter': 'P1D',"
                                        + " 'start': {'kind': 'END'}")),
                        wrong(
                                "milestones[0].recurrence.except[0]",
                                "an ISO 8601 period",
                                recurs("'rrule': 'FREQ=DAILY', 'ahead': 'P9D', 'except': ['2027-01-01']")),
                        new Wrong(
                                "milestones[0].recurrence",
                                "look whether it is possible",
                                A.formatted(recurs("'rrule': 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'ahead': 'P1Y'")),
                                ""),
                        new Wrong(
                                "milestones[0].recurrence",
                                "more than 500",
                                A.formatted(recurs("'rrule': 'FREQ=DAILY', 'ahead': 'P9Y'")),
                                ""),
                        wrong(
                                "milestones[1].dueRule.anchor.milestone",
                                "comes again",
                                recurs("'rrule': 'FREQ=DAILY', 'ahead': 'P9D'")),
                        new Wrong("milestones[1].key", "is there twice", A.formatted("") + ", " + A.formatted(""), ""),
                        new Wrong(
                                "milestones[0].key",
                                "letters, digits",
                                "{'key': 'a b', 'title': 'A', 'type': 'REPORT'}",
                                ""),
                        new Wrong("milestones", "1 to 1000", "", ""),
                        new Wrong(
                                "milestones[1].paymentTerm.percent",
                                "release 110 %",
                                A.formatted(", 'paymentTerm': {'percent': '60', 'netDays': 0}") + ", "
                                        + A.replace("'a'", "'b'")
                                                .formatted(", 'paymentTerm': {'percent': '50', 'netDays': 0}"),
                                ""),
                        besides(
                                "dependencies[0].successor",
                                "no milestone 'c'",
                                "'dependencies': [{'predecessor': 'a', 'successor': 'c'}]"),
                        besides(
                                "dependencies[0].successor",
                                "depends on itself",
                                "'dependencies': [{'predecessor': 'a', 'successor': 'a'}]"),
                        besides(
                                "dependencies[0].lag",
                                "-3650 to 3650",
                                "'dependencies': [{'predecessor': 'a', 'successor': 'b', 'lag': 4000}]"),
                        besides(
                                "dependencies",
                                "in a circle",
                                "'dependencies': [{'predecessor': 'a', 'successor': 'b'}, {'predecessor': 'b', 'successor': 'a'}]"),
                        besides("contract.term", "no ISO 8601 period", "'contract': {'term': 'three years'}"),
                        besides("contract.calendar", "no calendar", "'contract': {'calendar': 'XX'}"),
                        besides("contract.timeZone", "no IANA time zone", "'contract': {'timeZone': 'Mars'}"),
                        besides("contract.renewal.period", "period", "'contract': {'renewal': {'mode': 'EVERGREEN'}}"),
                        besides(
                                "contract.notice.period",
                                "no ISO 8601 period",
                                "'contract': {'notice': {'period': 'x'}}"),
                        besides(
                                "contract.paymentConditions.retention.releases[0].milestone",
                                "no milestone 'c'",
                                "'contract': {'paymentConditions': {'retention': {'percent': '5', 'releases': [{'milestone': 'c', 'percent': '100'}]}}}"),
                        besides(
                                "contract.paymentConditions.retention.releases",
                                "100 is all",
                                "'contract': {'paymentConditions': {'retention': {'percent': '5', 'releases': [{'milestone': 'a', 'percent': '60'}, {'milestone': 'b', 'percent': '60'}]}}}"),
                        besides(
                                "parties[1].key",
                                "is there twice",
                                "'parties': [{'key': 'p', 'role': 'CLIENT'}, {'key': 'p', 'role': 'SUPPLIER'}]"))
                .map(one -> DynamicTest.dynamicTest(
                        one.field + ": " + one.message,
                        () -> Api.as("aurora", "manager")
                                .request()
                                .body(("{'name': 'Wrong', 'kind': 'test', 'milestones': [" + one.milestones + "]"
                                                + one.more + "}")
                                        .replace('\'', '"'))
                                .post("/templates")
                                .then()
                                .statusCode(400)
                                .body("violations.field", hasItem(one.field))
                                .body("violations.message", hasItem(containsString(one.message)))));
    }

    @Test
    void unknownFieldsAndRolesAreRefused() {
        Api manager = Api.as("aurora", "manager");
        manager.request()
                .body("{\"name\": \"x\", \"kind\": \"x\", \"milestones\": [], \"colour\": \"red\"}")
                .post("/templates")
                .then()
                .statusCode(400)
                .body("type", containsString("unknown-field"));
        manager.request()
                .body("{\"name\": \"x\", \"kind\": \"x\", \"parties\": [{\"key\": \"p\", \"role\": \"JUDGE\"}]}")
                .post("/templates")
                .then()
                .statusCode(400);
    }

    private static String due(String kind, @org.jspecify.annotations.Nullable String milestone, String offset) {
        return ", 'dueRule': {'anchor': {'kind': '" + kind + "'"
                + (milestone == null ? "" : ", 'milestone': '" + milestone + "'") + "}, 'offset': '" + offset + "'}";
    }

    private static String recurs(String recurrence) {
        return ", 'recurrence': {" + recurrence + "}";
    }
}
