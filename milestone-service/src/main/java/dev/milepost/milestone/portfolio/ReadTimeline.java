package dev.milepost.milestone.portfolio;

import dev.milepost.kit.http.Page;
import dev.milepost.milestone.milestone.ListMilestones;
import dev.milepost.milestone.milestone.MilestoneFilter;
import dev.milepost.milestone.milestone.MilestoneView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads milestones of all contracts that the caller may see, by their due dates, with what depends on what. */
@ApplicationScoped
class ReadTimeline {
    private final ListMilestones list;
    private final TimelineDependencies dependencies;

    @Inject
    ReadTimeline(ListMilestones list, TimelineDependencies dependencies) {
        this.list = list;
        this.dependencies = dependencies;
    }

    TimelineView get(MilestoneFilter filter, @Nullable Integer asked, @Nullable String cursor) {
        Page<MilestoneView> page = list.list(filter, asked, cursor);
        Map<UUID, List<MilestoneView>> byContract = page.items().stream()
                .collect(Collectors.groupingBy(MilestoneView::contractId, LinkedHashMap::new, Collectors.toList()));
        var links = dependencies.between(
                page.items().stream().map(MilestoneView::id).toList());
        return new TimelineView(
                byContract.entrySet().stream()
                        .map(one -> new TimelineView.OfContract(
                                one.getKey(),
                                one.getValue().getFirst().contractReference(),
                                one.getValue().stream()
                                        .map(TimelineView.Bar::of)
                                        .toList(),
                                links.getOrDefault(one.getKey(), List.of())))
                        .toList(),
                page.nextCursor());
    }
}
