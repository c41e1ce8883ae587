package dev.milepost.milestone.member;

import dev.milepost.milestone.value.SqlFilter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at contracts and at what is in them, as conditions of queries: the one place that says which contracts somebody
 * sees. Someone who sees all of the tenant's adds none.
 *
 * @param party of a counterparty's people, their party, which must take part
 * @param member whose memberships count in contracts of MEMBERS; null for who sees those without
 */
public record Viewer(
        String tenant, @Nullable UUID party, @Nullable UUID member) {
    private static final String TAKES_PART = """
            EXISTS (SELECT 1 FROM contract_party mine WHERE mine.tenant_id = %1$s.tenant_id
              AND mine.contract_id = %1$s.%2$s AND mine.party_id = ?)""";
    private static final String OPEN = """
            NOT EXISTS (SELECT 1 FROM restricted_contract closed
              WHERE closed.tenant_id = %1$s.tenant_id AND closed.contract_id = %1$s.%2$s AND NOT EXISTS (
                SELECT 1 FROM contract_member me WHERE me.tenant_id = closed.tenant_id
                  AND me.contract_id = closed.contract_id AND me.person_id = ?))""";
    // Where the contract's row is read anyway, all but the contracts of MEMBERS cost nothing.
    private static final String OPEN_JOINED = """
            (%1$s.access = 'TENANT' OR EXISTS (SELECT 1 FROM contract_member me WHERE me.tenant_id = %1$s.tenant_id
              AND me.contract_id = %1$s.id AND me.person_id = ?))""";

    /** Narrows SQL to what they see of the table {@code rows}, which has {@code tenant_id} and {@code contract_id}. */
    public SqlFilter addTo(SqlFilter where, String rows) {
        if (party != null) {
            where.and(TAKES_PART.formatted(rows, "contract_id"), party);
        }
        return addOpenTo(where, rows, "contract_id");
    }

    /** Narrows SQL to what they see of the table {@code contract} itself. */
    public SqlFilter addToContract(SqlFilter where, String contract) {
        if (party != null) {
            where.and(TAKES_PART.formatted(contract, "id"), party);
        }
        return addOpenTo(where, contract);
    }

    private SqlFilter addOpenTo(SqlFilter where, String contract) {
        if (member != null) {
            where.and(OPEN_JOINED.formatted(contract), member);
        }
        return where;
    }

    /** The same, where the table {@code contract} is joined. */
    public SqlFilter addTo(SqlFilter where, String rows, String contract) {
        if (party != null) {
            where.and(TAKES_PART.formatted(rows, "contract_id"), party);
        }
        return addOpenTo(where, contract);
    }

    /** Narrows SQL to what is not of a contract closed to them, whose id would be in that column. */
    public SqlFilter addOpenTo(SqlFilter where, String rows, String column) {
        if (member != null) {
            where.and(OPEN.formatted(rows, column), member);
        }
        return where;
    }

    /** Narrows HQL to what they see; {@code contractId} is the path to the id of a contract. */
    public void addTo(String contractId, List<String> where, Map<String, Object> values) {
        if (party != null) {
            where.add("exists (select 1 from Contract seen join seen.parties mine where seen.id = " + contractId
                    + " and mine.partyId = :viewingParty)");
            values.put("viewingParty", party);
        }
        addOpenTo(contractId, where, values);
    }

    /** Narrows HQL to what is not of a contract closed to them. */
    public void addOpenTo(String contractId, List<String> where, Map<String, Object> values) {
        if (member != null) {
            where.add("closed_to(" + contractId + ", :viewingTenant, :viewingMember) = 0");
            values.put("viewingTenant", tenant);
            values.put("viewingMember", member);
        }
    }
}
