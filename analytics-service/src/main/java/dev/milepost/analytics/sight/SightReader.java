package dev.milepost.analytics.sight;

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

    /** The person whose tokens say that {@code sub}; null for nobody. */
    @Nullable
    Person read(String tenant, String subject) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(PERSON)) {
            select.setString(1, tenant);
            select.setString(2, subject);
            Person person = null;
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = UUID.fromString(row.getString(1));
                    if (person == null) {
                        person = new Person(id, new ArrayList<>());
                    }
                    String contract = row.getString(2);
                    if (contract != null && person.id().equals(id)) {
                        person.memberships().add(UUID.fromString(contract));
                    }
                }
            }
            return person;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read who the caller is", e);
        }
    }
}
