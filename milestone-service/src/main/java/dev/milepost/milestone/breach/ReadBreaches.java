package dev.milepost.milestone.breach;

import dev.milepost.events.BreachStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.member.Membership;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads breaches that the caller may see. */
@ApplicationScoped
class ReadBreaches {
    private final EntityManager entities;
    private final Breaches breaches;
    private final Contracts contracts;
    private final Membership membership;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ReadBreaches(
            EntityManager entities,
            Breaches breaches,
            Contracts contracts,
            Membership membership,
            Paging paging,
            BusinessClock clock) {
        this.entities = entities;
        this.breaches = breaches;
        this.contracts = contracts;
        this.membership = membership;
        this.paging = paging;
        this.clock = clock;
    }

    @Transactional
    BreachView get(UUID id) {
        Contract contract = contracts.visible(breaches.contractOf(id));
        return BreachView.from(breaches.findById(id), clock.today(contract.zone()));
    }

    /** Breaches in the order of the day notice was received, the newest first. */
    @Transactional
    Page<BreachView> list(
            @Nullable String contractId,
            @Nullable String milestoneId,
            List<String> statuses,
            @Nullable Integer asked,
            @Nullable String cursor) {
        int limit = Paging.limit(asked);
        UUID contract = Choice.id("contractId", contractId);
        UUID milestone = Choice.id("milestoneId", milestoneId);
        List<BreachStatus> status = Choice.values("status", BreachStatus.class, statuses);
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        if (contract != null) {
            where.add("b.contractId = :contract");
            values.put("contract", contract);
        }
        if (milestone != null) {
            where.add("b.milestoneId = :milestone");
            values.put("milestone", milestone);
        }
        if (!status.isEmpty()) {
            where.add("b.status in :status");
            values.put("status", status);
        }
        membership.viewer().addTo("b.contractId", where, values);
        String list = "breaches?contractId=" + contract + "&milestoneId=" + milestone + "&status=" + status;
        List<@Nullable String> after = paging.after(list, cursor);
        if (after != null) {
            where.add("(b.noticedOn < :day or (b.noticedOn = :day and b.id < :id))");
            values.put("day", LocalDate.parse(String.valueOf(after.get(0))));
            values.put("id", UUID.fromString(String.valueOf(after.get(1))));
        }
        var query = entities.createQuery(
                "from Breach b where " + String.join(" and ", where) + " order by b.noticedOn desc, b.id desc",
                Breach.class);
        values.forEach(query::setParameter);
        List<Breach> found = query.setMaxResults(limit + 1).getResultList();
        var zones = contracts.zones(found.stream().map(Breach::contractId));
        return paging.page(
                list,
                found,
                limit,
                breach -> List.of(breach.noticedOn().toString(), breach.id().toString()),
                breach -> BreachView.from(breach, clock.today(zones.apply(breach.contractId()))));
    }
}
