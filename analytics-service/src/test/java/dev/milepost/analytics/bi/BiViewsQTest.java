package dev.milepost.analytics.bi;

import static dev.milepost.analytics.Database.execute;
import static dev.milepost.analytics.bi.BiUsers.as;
import static dev.milepost.analytics.bi.BiUsers.make;
import static dev.milepost.analytics.bi.BiUsers.read;
import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.analytics.Chance;
import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Past;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a BI tool finds that signs in as the database user of a tenant: that tenant's rows, to be read, and nothing else. */
@QuarkusTest
class BiViewsQTest extends ServiceTest {
    private static final Path ROOT = Path.of(System.getProperty("milepost.root"));
    private static final Pattern VIEW = Pattern.compile("\\| `(bi_\\w+)` \\|[^|]*\\|([^|]*)\\|");
    private static boolean ready;

    @BeforeEach
    void foldTwoTenantsAndMakeTheirUsers() throws Exception {
        if (ready) {
            return;
        }
        ready = true;
        Chance chance = new Chance(BiViewsQTest.class, 31);
        List<UUID> ids = chance.ids(2);
        for (String tenant : List.of("bi-north", "bi-south")) {
            Past.fold(consumer, 15, tenant, ids, ids, chance);
        }
        make("bi_north", "bi-north");
        make("bi_south", "bi-south");
        make("bi_all", "bi-north");
        make("bi_lost", "bi-north");
        execute("UPDATE bi_user SET all_contracts = TRUE WHERE user_name = 'bi_all'");
        execute("DELETE FROM bi_user WHERE user_name = 'bi_lost'");
    }

    private static JsonNode ask(String tenant, String role, String path) throws IOException {
        return new ObjectMapper()
                .readTree(given().auth()
                        .oauth2(token(tenant, role))
                        .get("/api/v1/analytics/" + path)
                        .asString());
    }

    @Test
    void theFiguresAreThoseOfTheService() throws Exception {
        for (String tenant : List.of("bi-north", "bi-south")) {
            // a viewer who is nobody's member sees what the tenant sees
            JsonNode figures = ask(tenant, "viewer", "completion").at("/groups/0/figures");
            String user = tenant.replace('-', '_');
            assertThat(read(user, "SELECT COUNT(*) FROM bi_milestone WHERE status = 'MET'"))
                    .containsExactly(figures.get("met").asText());
            assertThat(read(user, "SELECT COUNT(*) FROM bi_milestone WHERE variance_days <= 0"))
                    .containsExactly(figures.get("onTime").asText());
            JsonNode paid = ask(tenant, "viewer", "money?currency=EUR").at("/groups/0/figures/paid/amount");
            String sum = read(
                            user,
                            "SELECT SUM(amount - outstanding) FROM bi_payment WHERE currency = 'EUR' AND status <> 'CANCELLED'")
                    .getFirst();
            assertThat(new BigDecimal(sum)).isEqualByComparingTo(paid.asText());
            JsonNode delay = ask(tenant, "viewer", "delay").at("/groups/0/figures/rescheduleDays/count");
            assertThat(read(user, "SELECT COUNT(*) FROM bi_reschedule")).containsExactly(delay.asText());
        }
        assertThat(read("bi_all", "SELECT value FROM bi_milestone WHERE value IS NOT NULL"))
                .isNotEmpty()
                .allMatch(value -> value.matches("\\d+\\.\\d{4}"));
        JsonNode all = ask("bi-north", "admin", "completion").get("milestones");
        assertThat(read("bi_all", "SELECT COUNT(*) FROM bi_milestone")).containsExactly(all.asText());
        assertThat(read("bi_north", "SELECT COUNT(*) FROM bi_milestone").getFirst())
                .isNotEqualTo(all.asText()); // without the contracts that only members see
    }

    @Test
    void theHistoryIsOfWhatCounts() throws Exception {
        for (String user : List.of("bi_north", "bi_all")) {
            assertThat(read(user, "SELECT DISTINCT milestone_id FROM bi_milestone_history ORDER BY 1"))
                    .isNotEmpty()
                    .isEqualTo(read(user, "SELECT milestone_id FROM bi_milestone ORDER BY 1"));
            assertThat(read(
                            user,
                            "SELECT 1 FROM bi_milestone_history h JOIN bi_contract c USING (contract_id)"
                                    + " WHERE h.valid_from < c.activated_at OR h.valid_to <= h.valid_from"))
                    .isEmpty();
        }
    }

    @Test
    void aUserOfAnotherTenantSeesNoMoreThanANewOne() throws Exception {
        make("bi_moved", "bi-north");
        execute("UPDATE bi_user SET all_contracts = TRUE WHERE user_name = 'bi_moved'");
        make("bi_moved", "bi-north");
        String count = "SELECT COUNT(*) FROM bi_contract";
        assertThat(read("bi_moved", count)).isEqualTo(read("bi_all", count));
        make("bi_moved", "bi-south");
        assertThat(read("bi_moved", count)).isEqualTo(read("bi_south", count));
        execute("DELETE FROM bi_user WHERE user_name = 'bi_moved'");
    }

    @Test
    void nobodySeesRowsOfAnotherTenant() throws Exception {
        List<String> north = read("bi_north", "SELECT milestone_id FROM bi_milestone");
        List<String> south = read("bi_south", "SELECT milestone_id FROM bi_milestone");
        assertThat(north).isNotEmpty().doesNotContainAnyElementsOf(south);
        assertThat(south).isNotEmpty();
        assertThat(read("bi_north", "SELECT contract_id FROM bi_contract"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(read("bi_south", "SELECT contract_id FROM bi_contract"));
        for (String view : views().keySet()) {
            assertThat(read("bi_lost", "SELECT 1 FROM " + view)).as(view).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM milestone_history",
                "SELECT * FROM contract_fact",
                "SELECT * FROM event_log",
                "SELECT * FROM bi_user",
                "SELECT * FROM bi_scope",
                "INSERT INTO bi_user VALUES ('bi_north', 'bi-south', TRUE)",
                "UPDATE bi_user SET tenant_id = 'bi-south'",
                "UPDATE bi_party SET name = 'x'",
                "UPDATE bi_milestone SET title = 'x'",
                "DELETE FROM bi_payment",
                "CREATE TABLE mine (n INT)",
                "CREATE VIEW mine AS SELECT 1",
                "DROP VIEW bi_payment",
                "SHOW CREATE VIEW bi_payment"
            })
    void itReadsTheViewsAndNothingElse(String statement) throws SQLException {
        try (var connection = as("bi_north");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("denied");
        }
        assertThat(read("bi_north", "SHOW TABLES")).containsExactlyInAnyOrderElementsOf(views().keySet());
    }

    @Test
    void theViewsAreAsTheyAreDescribed() throws Exception {
        Map<String, List<String>> views = views();
        assertThat(views).hasSize(10);
        for (var view : views.entrySet()) {
            assertThat(read("bi_north", "SHOW COLUMNS FROM " + view.getKey()))
                    .as(view.getKey())
                    .containsExactlyElementsOf(view.getValue());
        }
    }

    /** The columns of each view, by docs/bi.md. */
    private static Map<String, List<String>> views() {
        try {
            Map<String, List<String>> views = new java.util.TreeMap<>();
            VIEW.matcher(Files.readString(ROOT.resolve("docs/bi.md")))
                    .results()
                    .forEach(view -> views.put(
                            view.group(1),
                            Pattern.compile("`([a-z_]+)`")
                                    .matcher(view.group(2).replaceAll("\\([^)]*\\)", ""))
                                    .results()
                                    .map(column -> column.group(1))
                                    .toList()));
            return views;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theExampleOfTheDocumentationRuns() throws Exception {
        String docs = Files.readString(ROOT.resolve("docs/bi.md"));
        String example = docs.substring(docs.indexOf("```sql") + 6, docs.indexOf("```", docs.indexOf("```sql") + 6));
        assertThat(read("bi_north", example.replace(";", ""))).isNotEmpty();
    }

    @Test
    void aTenantsRowsAreFoundByAnIndex() throws SQLException {
        try (var connection = Database.connect();
                var statement = connection.createStatement()) {
            String me = "SUBSTRING_INDEX(USER(), '@', 1)"; // a user of the views may not see how they are made
            statement.execute("INSERT INTO bi_user (user_name, tenant_id) VALUES (" + me + ", 'bi-north')");
            for (String view : List.of("bi_milestone", "bi_wait", "bi_penalty", "bi_retention")) {
                List<String> keys = new ArrayList<>();
                try (var row = statement.executeQuery("EXPLAIN SELECT * FROM " + view)) {
                    while (row.next()) {
                        String table = row.getString("table");
                        // of a few contracts all are read at once; what is made of the rows is a table without a name
                        if (table != null && !table.equals("f") && !table.startsWith("<")) {
                            keys.add(row.getString("key"));
                        }
                    }
                }
                assertThat(keys).as(view).hasSizeGreaterThan(3).doesNotContainNull();
            }
            statement.execute("DELETE FROM bi_user WHERE user_name = " + me);
        }
    }
}
