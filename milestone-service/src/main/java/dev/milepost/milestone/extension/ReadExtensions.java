package dev.milepost.milestone.extension;

import dev.milepost.events.ExtensionStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.member.VisibleList;
import dev.milepost.milestone.member.VisibleLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads requests for a later date in contracts that the caller may see. */
@ApplicationScoped
class ReadExtensions {
    private static final VisibleList.Order<Extension> NEWEST_FIRST =
            VisibleList.Order.byId(Extension::id).reversed();

    private final VisibleLists lists;
    private final Extensions extensions;
    private final Contracts contracts;
    private final BusinessClock clock;

    @Inject
    ReadExtensions(VisibleLists lists, Extensions extensions, Contracts contracts, BusinessClock clock) {
        this.lists = lists;
        this.extensions = extensions;
        this.contracts = contracts;
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
        return lists.of("extension-requests", Extension.class)
                .only("contractId", Choice.id("contractId", contractId))
                .only("milestoneId", Choice.id("milestoneId", milestoneId))
                .only("status", Choice.values("status", ExtensionStatus.class, statuses))
                .pageOf(NEWEST_FIRST, asked, cursor, found -> {
                    var zones = contracts.zones(found.stream().map(Extension::contractId));
                    return extension -> ExtensionView.from(extension, clock.today(zones.apply(extension.contractId())));
                });
    }
}
