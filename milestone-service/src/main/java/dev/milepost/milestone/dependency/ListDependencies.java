package dev.milepost.milestone.dependency;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists the dependencies of a contract that the caller may see, the oldest first. */
@ApplicationScoped
class ListDependencies {
    private static final UUID FIRST = new UUID(0, 0);

    private final Contracts contracts;
    private final Dependencies dependencies;
    private final Paging paging;

    @Inject
    ListDependencies(Contracts contracts, Dependencies dependencies, Paging paging) {
        this.contracts = contracts;
        this.dependencies = dependencies;
        this.paging = paging;
    }

    @Transactional
    Page<DependencyView> list(UUID contract, @Nullable Integer asked, @Nullable String cursor) {
        contracts.visible(contract);
        int limit = Paging.limit(asked);
        String list = "dependencies of " + contract;
        List<@Nullable String> after = paging.after(list, cursor);
        UUID last = after == null ? FIRST : UUID.fromString(String.valueOf(after.getFirst()));
        return paging.page(
                list,
                dependencies
                        .find("contractId = ?1 and id > ?2 order by id", contract, last)
                        .page(0, limit + 1)
                        .list(),
                limit,
                one -> List.of(one.id().toString()),
                DependencyView::from);
    }
}
