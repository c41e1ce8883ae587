package dev.milepost.milestone.breach;

import dev.milepost.events.BreachStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.member.VisibleList;
import dev.milepost.milestone.member.VisibleLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads breaches that the caller may see. */
@ApplicationScoped
class ReadBreaches {
    private static final VisibleList.Order<Breach> NEWEST_FIRST =
            VisibleList.Order.byDay("noticedOn", Breach::noticedOn, Breach::id).reversed();

    private final VisibleLists lists;
    private final Breaches breaches;
    private final Contracts contracts;
    private final BusinessClock clock;

    @Inject
    ReadBreaches(VisibleLists lists, Breaches breaches, Contracts contracts, BusinessClock clock) {
        this.lists = lists;
        this.breaches = breaches;
        this.contracts = contracts;
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
        return lists.of("breaches", Breach.class)
                .only("contractId", Choice.id("contractId", contractId))
                .only("milestoneId", Choice.id("milestoneId", milestoneId))
                .only("status", Choice.values("status", BreachStatus.class, statuses))
                .pageOf(NEWEST_FIRST, asked, cursor, found -> {
                    var zones = contracts.zones(found.stream().map(Breach::contractId));
                    return breach -> BreachView.from(breach, clock.today(zones.apply(breach.contractId())));
                });
    }
}
