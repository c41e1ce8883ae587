package dev.milepost.analytics.figure;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.TwoTenants.PARTIES;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Questions that are refused: what was wrong, and where. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class WrongQuestionsQTest extends TwoTenantsTest {
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
        Answers.refused(token("north", "viewer"), path, field);
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
}
