package dev.milepost.analytics.sight;

import dev.milepost.analytics.rollup.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads who of the tenant's people a caller is and what they are a member of, at once: each question begins with it. */
@ApplicationScoped
class SightReader {
    static final String PERSON = """
            SELECT p.id, c.id FROM person_fact p
            LEFT JOIN contract_member m ON m.tenant_id = p.tenant_id AND m.person_id = p.id
            LEFT JOIN contract_fact c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id AND c.access = 'MEMBERS'
            WHERE p.tenant_id = ? AND p.subject = ?""";
    static final String COUNTED_AND_PERSON = "SELECT " + Counted.COLUMNS + ", p.id, c.id FROM " + Counted.TABLES + """
             LEFT JOIN (person_fact p
               LEFT JOIN contract_member m ON m.tenant_id = p.tenant_id AND m.person_id = p.id
               LEFT JOIN contract_fact c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id AND c.access = 'MEMBERS')
             ON p.tenant_id = b.tenant_id AND p.subject = ?
            WHERE b.tenant_id = ?""";

    private final DataSource database;

    @Inject
    SightReader(DataSource database) {
        this.database = database;
    }

    /**
     * A person.
     *
     * @param memberships the contracts that only their members see, of which the person is one
     */
    record Person(UUID id, List<UUID> memberships) {}

    /**
     * What a question about cells begins with.
     *
     * @param counted null before the first event
     * @param person null for nobody
     */
    record Known(@Nullable Counted counted, @Nullable Person person) {}

    /** The person whose tokens say that {@code sub}; null for nobody. */
    @Nullable
    Person read(String tenant, String subject) {
        return read(PERSON, tenant, subject, 1).person();
    }

    /** The same, and how far the tenant's cells are counted: one statement takes little longer than either. */
    Known readWithCounted(String tenant, String subject) {
        Known known = read(COUNTED_AND_PERSON, subject, tenant, 4);
        return known.counted() == null ? new Known(null, read(tenant, subject)) : known;
    }

    private Known read(String statement, String first, String second, int columnOfPerson) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(statement)) {
            select.setString(1, first);
            select.setString(2, second);
            Counted counted = null;
            Person person = null;
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    if (columnOfPerson > 1) {
                        counted = Counted.of(row);
                    }
                    person = add(person, row.getString(columnOfPerson), row.getString(columnOfPerson + 1));
                }
            }
            return new Known(counted, person);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read who the caller is", e);
        }
    }

    private static @Nullable Person add(@Nullable Person known, @Nullable String person, @Nullable String contract) {
        if (person == null) {
            return known;
        }
        UUID id = UUID.fromString(person);
        Person first = known == null ? new Person(id, new ArrayList<>()) : known;
        if (contract != null && first.id().equals(id)) {
            first.memberships().add(UUID.fromString(contract));
        }
        return first;
    }
}
