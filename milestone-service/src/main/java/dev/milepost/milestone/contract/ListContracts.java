package dev.milepost.milestone.contract;

import dev.milepost.events.ContractStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.value.TextSearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists contracts that the caller may see, in the order of their references. */
@ApplicationScoped
class ListContracts {
    private final EntityManager entities;
    private final Membership membership;
    private final Paging paging;

    @Inject
    ListContracts(EntityManager entities, Membership membership, Paging paging) {
        this.entities = entities;
        this.membership = membership;
        this.paging = paging;
    }

    @Transactional
    Page<ContractView> list(
            List<String> statuses,
            @Nullable String partyId,
            @Nullable String text,
            @Nullable Integer asked,
            @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<ContractStatus> status = Choice.values("status", ContractStatus.class, statuses);
        UUID party = Choice.id("partyId", partyId);
        String list = "contracts?status=" + status + "&partyId=" + party + "&text=" + text;
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (!status.isEmpty()) {
            where.add("c.status in :status");
            values.put("status", status);
        }
        if (party != null) {
            where.add("exists (select 1 from c.parties cp where cp.partyId = :party)");
            values.put("party", party);
        }
        membership.viewer().addTo("c.id", where, values);
        TextSearch.of(text).ifPresent(search -> search.addTo("c", where, values));
        List<@Nullable String> after = paging.after(list, cursor);
        if (after != null) {
            where.add("c.reference > :after");
            values.put("after", String.valueOf(after.getFirst()));
        }
        String filter = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        var query = entities.createQuery("from Contract c" + filter + " order by c.reference", Contract.class);
        values.forEach(query::setParameter);
        return paging.page(
                list,
                query.setMaxResults(limit + 1).getResultList(),
                limit,
                contract -> List.of(contract.reference()),
                ContractView::from);
    }
}
