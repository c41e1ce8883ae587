package dev.milepost.benchmarks.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The milestones that are measured, written straight into milestone-service's schema: one large tenant and one small one
 * beside it. Each contract has 100 milestones, and each stream stands where its events would have left it, so that the
 * service works on from there.
 */
final class GeneratedData {
    static final String TENANT = "aurora";
    static final int MILESTONES_OF_A_CONTRACT = 100;

    private static final String SMALL_TENANT = "borealis";
    private static final int CONTRACTS_OF_SMALL_TENANT = 50;
    private static final int PEOPLE = 50;
    private static final int PARTIES = 20;
    private static final List<String> ZONES = List.of("Europe/Berlin", "Europe/London", "America/New_York", "UTC");

    private final MadeUp madeUp;
    private final String tenant;
    private final List<UUID> people = new ArrayList<>();
    private final List<UUID> parties = new ArrayList<>();

    private GeneratedData(String tenant, long seed) {
        this.tenant = tenant;
        this.madeUp = new MadeUp(seed);
    }

    /** Fills the empty schema. */
    static void load(Connection connection, int contracts) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            // The rows refer to each other rightly by their making.
            statement.execute("SET unique_checks = 0, foreign_key_checks = 0");
            new GeneratedData(TENANT, 1).write(connection, contracts);
            new GeneratedData(SMALL_TENANT, 2).write(connection, CONTRACTS_OF_SMALL_TENANT);
            statement.execute("SET unique_checks = 1, foreign_key_checks = 1");
            statement.execute("ANALYZE TABLE milestone, contract, contract_party, person, party, event_stream");
            statement.execute("CREATE TABLE bare_outbox LIKE outbox");
        }
        connection.setAutoCommit(true);
    }

    private void write(Connection connection, int contracts) throws SQLException {
        try (var streams = new Table(connection, "event_stream", "tenant_id", "stream_id", "last_sequence")) {
            writeParties(connection, streams);
            writePeople(connection, streams);
            writeContracts(connection, streams, contracts);
            streams.flush();
            connection.commit();
        }
    }

    private void writeParties(Connection connection, Table streams) throws SQLException {
        try (var table = new Table(
                connection,
                "party",
                "id",
                "tenant_id",
                "version",
                "reference",
                "name",
                "email",
                "external_ids",
                "created_at",
                "updated_at")) {
            for (int i = 0; i < PARTIES; i++) {
                UUID id = madeUp.id();
                parties.add(id);
                String reference = "party-" + i;
                table.add(
                        id,
                        tenant,
                        1L,
                        reference,
                        "Party %d of %s".formatted(i, tenant),
                        reference + "@example.com",
                        "[]",
                        MadeUp.MOMENT,
                        MadeUp.MOMENT);
                streams.add(tenant, id, 1L);
            }
            table.flush();
        }
    }

    private void writePeople(Connection connection, Table streams) throws SQLException {
        try (var table = new Table(
                connection,
                "person",
                "id",
                "tenant_id",
                "version",
                "subject",
                "name",
                "email",
                "time_zone",
                "locale",
                "teams",
                "created_at",
                "updated_at")) {
            for (int i = 0; i < PEOPLE; i++) {
                UUID id = madeUp.id();
                people.add(id);
                table.add(
                        id,
                        tenant,
                        1L,
                        "generated-" + i,
                        "Person " + i,
                        "person-%d@%s.example.com".formatted(i, tenant),
                        "Europe/Berlin",
                        "en",
                        "[\"site\"]",
                        MadeUp.MOMENT,
                        MadeUp.MOMENT);
                streams.add(tenant, id, 1L);
            }
            table.flush();
        }
    }

    private void writeContracts(Connection connection, Table streams, int contracts) throws SQLException {
        try (var table = new Table(
                        connection,
                        "contract",
                        "id",
                        "tenant_id",
                        "version",
                        "reference",
                        "title",
                        "description",
                        "status",
                        "signed_on",
                        "starts_on",
                        "ends_on",
                        "value_amount",
                        "value_currency",
                        "time_zone",
                        "tags",
                        "external_ids",
                        "activated_at",
                        "created_at",
                        "updated_at");
                var roles = new Table(connection, "contract_party", "tenant_id", "contract_id", "party_id", "role");
                var milestones = new GeneratedMilestones(connection, tenant, madeUp, people)) {
            for (int i = 0; i < contracts; i++) {
                UUID id = madeUp.id();
                LocalDate start = MadeUp.TODAY.minusDays(madeUp.below(700));
                UUID supplier = parties.get(1 + madeUp.below(PARTIES - 1));
                table.add(
                        id,
                        tenant,
                        2L,
                        "C-%06d".formatted(i),
                        madeUp.title(),
                        madeUp.description(),
                        "ACTIVE",
                        start.minusDays(14),
                        start,
                        start.plusDays(GeneratedMilestones.LONGEST_DAYS),
                        100_000 + madeUp.below(900_000),
                        "EUR",
                        madeUp.oneOf(ZONES),
                        "[\"construction\"]",
                        "[{\"source\":\"erp\",\"id\":\"%s-%d\"}]".formatted(tenant, i),
                        MadeUp.MOMENT,
                        MadeUp.MOMENT,
                        MadeUp.MOMENT);
                roles.add(tenant, id, parties.getFirst(), "CLIENT");
                roles.add(tenant, id, supplier, "SUPPLIER");
                milestones.add(id, supplier, start);
                // Created, activated, and each milestone created and given its baseline.
                streams.add(tenant, id, 2L + 2 * MILESTONES_OF_A_CONTRACT);
                if (i % 100 == 99) {
                    table.flush();
                    roles.flush();
                    milestones.flush();
                    connection.commit();
                }
            }
            table.flush();
            roles.flush();
            milestones.flush();
        }
    }
}
