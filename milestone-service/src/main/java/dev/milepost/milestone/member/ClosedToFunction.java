package dev.milepost.milestone.member;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/** Lets HQL ask whether a contract is one of MEMBERS of which a person is none: {@code closed_to(id, tenant, person) = 0}. */
public final class ClosedToFunction implements FunctionContributor {
    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        contributions
                .getFunctionRegistry()
                .registerPattern(
                        "closed_to",
                        "(exists (select 1 from restricted_contract closed where closed.tenant_id = ?2"
                                + " and closed.contract_id = ?1 and not exists (select 1 from contract_member me"
                                + " where me.tenant_id = closed.tenant_id and me.contract_id = closed.contract_id"
                                + " and me.person_id = ?3)))",
                        contributions
                                .getTypeConfiguration()
                                .getBasicTypeRegistry()
                                .resolve(StandardBasicTypes.INTEGER));
    }
}
