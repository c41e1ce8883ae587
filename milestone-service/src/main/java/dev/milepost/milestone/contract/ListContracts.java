package dev.milepost.milestone.contract;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.customfield.FieldQuery;
import dev.milepost.milestone.customfield.FieldTarget;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Lists contracts that the caller may see, filtered and sorted. */
@ApplicationScoped
class ListContracts {
    private final EntityManager entities;
    private final CurrentTenant tenant;
    private final Membership membership;
    private final FieldQuery fields;
    private final Paging paging;

    @Inject
    ListContracts(
            EntityManager entities, CurrentTenant tenant, Membership membership, FieldQuery fields, Paging paging) {
        this.entities = entities;
        this.tenant = tenant;
        this.membership = membership;
        this.fields = fields;
        this.paging = paging;
    }

    @Transactional
    Page<ContractView> list(ContractFilter filter, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        ContractSort sort = ContractSort.of(filter.sort(), key -> fields.sort(FieldTarget.CONTRACT, key));
        String list = sort.bind("contracts?" + filter);
        List<@Nullable String> after = paging.after(list, cursor);
        ContractQuery query = new ContractQuery(
                tenant.get(),
                membership.viewer(),
                filter,
                fields.conditions(FieldTarget.CONTRACT, "c", filter.customFields()),
                sort);
        return paging.page(
                list,
                read(query, query.where(after), limit + 1),
                limit,
                contract -> List.of(sort.write(contract), contract.id().toString()),
                ContractView::from);
    }

    private List<Contract> read(ContractQuery query, SqlFilter where, int limit) {
        var select = entities.unwrap(Session.class).createNativeQuery(query.sql(where), Contract.class);
        int place = 1;
        for (Object value : where.values()) {
            select.setParameter(place++, value instanceof Enum<?> constant ? constant.name() : value);
        }
        return select.setMaxResults(limit).getResultList();
    }
}
