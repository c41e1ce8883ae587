package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.BASE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.read;
import static dev.milepost.analytics.figure.Expected.count;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.analytics.figure.TwoTenants.PARTIES;
import static dev.milepost.analytics.figure.TwoTenants.PEOPLE;
import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenOf;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.figure.Known.Line;
import dev.milepost.events.ContractAccess;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Figures are of what the caller may see, and those of single persons are for those who lead. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class WhoSeesFiguresQTest extends TwoTenantsTest {
    @Test
    void whatOnlyMembersSeeIsForThem() throws Exception {
        Instant asOf = MOMENTS.getLast();
        Known known = new Known(NORTH, asOf, true);
        List<Line> all = known.lines;
        long open = count(all, line -> line.contract().access() == ContractAccess.TENANT);
        assertThat(open).isLessThan(all.size());
        String path = "completion?" + frame(asOf, true);
        assertThat(read(token("north", "viewer"), path).get("milestones").asLong())
                .isEqualTo(all.size());
        assertThat(read(token("north", "manager"), path).get("milestones").asLong())
                .isEqualTo(open);
        String money = "money?" + frame(asOf, true);
        assertThat(payments(read(token("north", "viewer"), money))).isEqualTo(known.payments.size());
        assertThat(payments(read(token("north", "manager"), money)))
                .isLessThan(known.payments.size())
                .isEqualTo((int) known.payments.stream()
                        .filter(paid -> paid.contract().access() == ContractAccess.TENANT)
                        .count());
    }

    private static int payments(JsonNode money) {
        int payments = 0;
        for (JsonNode group : money.get("groups")) {
            payments += group.at("/figures/payments").asInt();
        }
        return payments;
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
}
