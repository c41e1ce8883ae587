package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.events.Criterion;
import dev.milepost.events.ExternalId;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.milestone.AddMilestones;
import dev.milepost.milestone.milestone.KeepMilestone;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.MilestoneRequest;
import dev.milepost.milestone.milestone.MilestoneView;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.milestone.RescheduleRequest;
import dev.milepost.milestone.value.ExternalIdRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates the milestone that another system calls so, or brings it up to date. What a DRAFT takes as a change of its due
 * date, an ACTIVE contract takes as a reschedule, with a reason: the baseline stays, and the slip shows.
 */
@ApplicationScoped
class UpsertMilestone {
    private static final ExpectedVersion ANY = ExpectedVersion.optional(null);

    private final ExternalIdRegistry externalIds;
    private final Contracts contracts;
    private final Milestones milestones;
    private final KeepMilestone keep;
    private final AddMilestones add;
    private final MergePatch patches;
    private final Ids ids;

    @Inject
    UpsertMilestone(
            ExternalIdRegistry externalIds,
            Contracts contracts,
            Milestones milestones,
            KeepMilestone keep,
            AddMilestones add,
            MergePatch patches,
            Ids ids) {
        this.externalIds = externalIds;
        this.contracts = contracts;
        this.milestones = milestones;
        this.keep = keep;
        this.add = add;
        this.patches = patches;
        this.ids = ids;
    }

    /** Refuses with 404 or 403 what the caller may not synchronise. */
    @Transactional
    void checkAccess(UUID contractId) {
        contracts.visible(contractId);
        contracts.refuseCounterparty();
    }

    @Transactional
    Upserted<MilestoneView> put(
            UUID contractId, ExternalId name, ExpectedVersion expected, JsonNode said, @Nullable String reason) {
        Contract contract = contracts.lockedForManagement(contractId);
        UUID newcomer = ids.next();
        UUID id = externalIds.claim(ExternalIdRegistry.Kind.MILESTONE, ExternalName.checked(name), newcomer);
        if (id.equals(newcomer)) {
            expected.check(0);
            KeepMilestone.refuseUnlessOpen(contract);
            MilestoneRequest request = named(patches.create(said, MilestoneRequest.class), name);
            return of(UpsertEffect.CREATED, keep.create(contract, id, request, List.of(name)), contract);
        }
        return update(contract, milestones.get(id), name, expected, said, reason);
    }

    /** {@link #put}, of many with a few statements, as long as none is refused; then none of them is done. */
    @Transactional
    List<Upserted<MilestoneView>> putAll(UUID contractId, List<BulkRow> rows, @Nullable String reason) {
        Contract contract = contracts.lockedForManagement(contractId);
        Map<ExternalId, UUID> known = known(rows);
        Map<UUID, Milestone> there = milestones.byId(List.copyOf(known.values()));
        List<AddMilestones.Wanted> wanted = new ArrayList<>();
        Map<Integer, Upserted<MilestoneView>> done = new HashMap<>();
        for (BulkRow row : rows) {
            UUID id = known.get(row.name());
            if (id == null) {
                MilestoneRequest request = named(patches.create(row.said(), MilestoneRequest.class), row.name());
                wanted.add(new AddMilestones.Wanted("items[" + row.place() + "].milestone", ids.next(), request, null));
            } else {
                Milestone milestone = Objects.requireNonNull(there.get(id));
                done.put(row.place(), update(contract, milestone, row.name(), ANY, row.said(), reason));
            }
        }
        if (!wanted.isEmpty()) {
            KeepMilestone.refuseUnlessOpen(contract);
        }
        var made = add.addAll(contract, wanted).iterator();
        return rows.stream()
                .map(row -> {
                    Upserted<MilestoneView> before = done.get(row.place());
                    return before == null ? of(UpsertEffect.CREATED, made.next(), contract) : before;
                })
                .toList();
    }

    private Map<ExternalId, UUID> known(List<BulkRow> rows) {
        Map<ExternalId, UUID> known = new HashMap<>();
        Map<String, Set<String>> bySource = rows.stream()
                .map(BulkRow::name)
                .collect(Collectors.groupingBy(
                        ExternalId::source, Collectors.mapping(ExternalId::id, Collectors.toSet())));
        bySource.forEach((source, names) -> externalIds
                .findAll(ExternalIdRegistry.Kind.MILESTONE, source, names)
                .forEach((name, id) -> known.put(new ExternalId(source, name), id)));
        return known;
    }

    private Upserted<MilestoneView> update(
            Contract contract,
            Milestone milestone,
            ExternalId name,
            ExpectedVersion expected,
            JsonNode said,
            @Nullable String reason) {
        if (!milestone.contractId().equals(contract.id())) {
            throw ProblemType.CONFLICT.because("The external id " + name.source() + "/" + name.id()
                    + " names a milestone of "
                    + (contracts.isVisible(milestone.contractId())
                            ? "contract " + milestone.contractId()
                            : "another contract")
                    + ".");
        }
        expected.check(milestone.version());
        JsonNode patch = datesOf(milestone, said);
        MilestoneRequest wanted = recognised(milestone, named(patches.apply(patch, milestone.toRequest()), name));
        if (!KeepMilestone.isReschedule(contract, milestone, wanted)) {
            boolean changed = keep.change(contract, milestone, wanted);
            return of(changed ? UpsertEffect.UPDATED : UpsertEffect.UNCHANGED, milestone, contract);
        }
        keep.move(
                contract,
                milestone,
                new RescheduleRequest(
                        wanted.dueDate(), wanted.dueRule(), reason == null ? name.source() + " says so" : reason));
        ObjectNode rest = patch.deepCopy();
        rest.remove(List.of("dueDate", "dueRule"));
        keep.change(
                contract, milestone, recognised(milestone, named(patches.apply(rest, milestone.toRequest()), name)));
        return of(UpsertEffect.UPDATED, milestone, contract);
    }

    /** Another system says days, and knows no rules: the day that a rule gives is no news, another one ends the rule. */
    private static JsonNode datesOf(Milestone milestone, JsonNode said) {
        if (!(said instanceof ObjectNode)
                || milestone.toState().dueRule() == null
                || said.has("dueRule")
                || !said.has("dueDate")) {
            return said;
        }
        ObjectNode patch = said.deepCopy();
        JsonNode due = said.get("dueDate");
        if (due.isNull() || due.asText().equals(String.valueOf(milestone.dueDate()))) {
            patch.remove("dueDate");
        } else {
            patch.putNull("dueRule");
        }
        return patch;
    }

    /** Another system knows no ids of criteria: one that says the same is the same, with all that is recorded of it. */
    private static MilestoneRequest recognised(Milestone milestone, MilestoneRequest request) {
        List<Criterion> there = new ArrayList<>(milestone.toState().criteria());
        return request.with(request.criteria().stream()
                .map(one -> {
                    Criterion same = one == null || one.id() != null
                            ? null
                            : there.stream()
                                    .filter(known -> known.statement().equals(one.statement()))
                                    .findFirst()
                                    .orElse(null);
                    if (same == null) {
                        return one;
                    }
                    there.remove(same);
                    return new Criterion(
                            same.id(),
                            one.statement(),
                            one.metric(),
                            one.operator(),
                            one.target(),
                            one.unit(),
                            one.achieved(),
                            one.done(),
                            one.doneAt(),
                            one.doneBy(),
                            one.note());
                })
                .toList());
    }

    private static MilestoneRequest named(MilestoneRequest request, ExternalId name) {
        return request.called(ExternalName.among(request.externalIds(), name));
    }

    private Upserted<MilestoneView> of(UpsertEffect effect, Milestone milestone, Contract contract) {
        return new Upserted<>(effect, milestone.id(), milestone.version(), keep.view(milestone, contract));
    }
}
