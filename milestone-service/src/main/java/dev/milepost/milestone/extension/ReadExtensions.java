package dev.milepost.milestone.extension;

import dev.milepost.events.ExtensionStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.member.Membership;
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

/** Reads requests for a later date in contracts that the caller may see. */
@ApplicationScoped
class ReadExtensions {
    private final EntityManager entities;
    private final Extensions extensions;
    private final Contracts contracts;
    private final Membership membership;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ReadExtensions(
            EntityManager entities,
            Extensions extensions,
            Contracts contracts,
            Membership membership,
            Paging paging,
            BusinessClock clock) {
        this.entities = entities;
        this.extensions = extensions;
        this.contracts = contracts;
        this.membership = membership;
        this.paging = paging;
        this.clock = clock;
    }

    @Transactional
    ExtensionView get(UUID id) {
        UUID contract = extensions.contractOf(id);
        if (!contracts.isVisible(contract)) {
            throw Extensions.notThere(id);
        }
        return ExtensionView.from(
                extensions.get(id), clock.today(contracts.visible(contract).zone()));
    }

    /** Requests, the newest first. */
    @Transactional
    Page<ExtensionView> list(
            @Nullable String contractId,
            @Nullable String milestoneId,
            List<String> statuses,
            @Nullable Integer asked,
            @Nullable String cursor) {
        int limit = Paging.limit(asked);
        UUID contract = Choice.id("contractId", contractId);
        UUID milestone = Choice.id("milestoneId", milestoneId);
        List<ExtensionStatus> status = Choice.values("status", ExtensionStatus.class, statuses);
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        if (contract != null) {
            where.add("e.contractId = :contract");
            values.put("contract", contract);
        }
        if (milestone != null) {
            where.add("e.milestoneId = :milestone");
            values.put("milestone", milestone);
        }
        if (!status.isEmpty()) {
            where.add("e.status in :status");
            values.put("status", status);
        }
        membership.viewer().addTo("e.contractId", where, values);
        String list = "extension-requests?contractId=" + contract + "&milestoneId=" + milestone + "&status=" + status;
        List<@Nullable String> after = paging.after(list, cursor);
        if (after != null) {
            where.add("e.id < :id"); // ids are in the order of time
            values.put("id", UUID.fromString(String.valueOf(after.getFirst())));
        }
        var query = entities.createQuery(
                "from Extension e where " + String.join(" and ", where) + " order by e.id desc", Extension.class);
        values.forEach(query::setParameter);
        List<Extension> found = query.setMaxResults(limit + 1).getResultList();
        var zones = contracts.zones(found.stream().map(Extension::contractId));
        return paging.page(
                list,
                found,
                limit,
                extension -> List.of(extension.id().toString()),
                extension -> ExtensionView.from(extension, clock.today(zones.apply(extension.contractId()))));
    }
}
