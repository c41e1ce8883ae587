package dev.milepost.milestone.member;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractMemberState;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Who is a member of which contracts, and which contracts only they see, as rows that queries are narrowed by. */
@ApplicationScoped
public class MemberRows {
    private static final String FORGET = "DELETE FROM contract_member WHERE tenant_id = ? AND contract_id = ?";
    private static final String ADD =
            "INSERT INTO contract_member (tenant_id, contract_id, person_id) VALUES (?, ?, ?)";
    private static final String CLOSE = "INSERT IGNORE INTO restricted_contract (tenant_id, contract_id) VALUES (?, ?)";
    private static final String OPEN = "DELETE FROM restricted_contract WHERE tenant_id = ? AND contract_id = ?";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    MemberRows(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Makes the rows of a contract say what its list says. */
    public void follow(UUID contract, MemberList list) {
        try (Connection connection = database.getConnection()) {
            run(connection, FORGET, contract);
            try (var add = connection.prepareStatement(ADD)) {
                for (ContractMemberState member : list.members()) {
                    add.setString(1, tenant.get());
                    add.setObject(2, contract);
                    add.setObject(3, member.personId());
                    add.addBatch();
                }
                add.executeBatch();
            }
            run(connection, list.access() == ContractAccess.MEMBERS ? CLOSE : OPEN, contract);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(Connection connection, String sql, UUID contract) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.get());
            statement.setObject(2, contract);
            statement.executeUpdate();
        }
    }
}
