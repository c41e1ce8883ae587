package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads amendments of contracts that the caller may see. */
@ApplicationScoped
class ReadAmendments {
    private final Contracts contracts;
    private final Amendments amendments;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ReadAmendments(Contracts contracts, Amendments amendments, Paging paging, BusinessClock clock) {
        this.contracts = contracts;
        this.amendments = amendments;
        this.paging = paging;
        this.clock = clock;
    }

    @Transactional
    AmendmentView get(UUID id) {
        UUID contract = amendments.contractOf(id);
        if (!contracts.isVisible(contract)) {
            throw Amendments.notThere(id);
        }
        return AmendmentView.from(amendments.get(id), today(contract));
    }

    @Transactional
    Page<AmendmentView> list(UUID contract, List<String> statuses, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<AmendmentStatus> wanted = Choice.values("status", AmendmentStatus.class, statuses);
        String list = "amendments " + contract + "?status=" + wanted;
        List<@Nullable String> after = paging.after(list, cursor);
        LocalDate today = today(contract);
        int before = after == null ? Integer.MAX_VALUE : Integer.parseInt(String.valueOf(after.getFirst()));
        return paging.page(
                list,
                amendments.page(contract, wanted, before, limit + 1),
                limit,
                amendment -> List.of(Integer.toString(amendment.number())),
                amendment -> AmendmentView.from(amendment, today));
    }

    private LocalDate today(UUID contract) {
        return clock.today(contracts.visible(contract).zone());
    }
}
