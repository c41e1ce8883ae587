package dev.milepost.milestone.template;

import dev.milepost.events.PaymentConditions;
import dev.milepost.kit.http.DryRun;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractRequest;
import dev.milepost.milestone.contract.ContractView;
import dev.milepost.milestone.contract.KeepContract;
import dev.milepost.milestone.dependency.KeepDependencies;
import dev.milepost.milestone.milestone.AddMilestones;
import dev.milepost.milestone.milestone.MilestoneView;
import dev.milepost.milestone.milestone.ReadMilestone;
import dev.milepost.milestone.recurrence.KeepRecurrence;
import dev.milepost.milestone.template.content.TemplatePlan;
import dev.milepost.milestone.template.content.TemplateRequest;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Makes a DRAFT contract from a template, with all that it says, in one transaction. Refusals: 404, 403, 400 (what is
 * missing or wrong, with its place), 409 (the reference is another contract's).
 */
@ApplicationScoped
class InstantiateTemplate {
    private static final int HEX_OF_ID = 8;

    private final ReadTemplates templates;
    private final FillingRules rules;
    private final KeepContract contracts;
    private final AddMilestones milestones;
    private final KeepRecurrence recurrences;
    private final KeepDependencies dependencies;
    private final ReadMilestone read;
    private final EntityManager entities;
    private final Ids ids;

    @Inject
    InstantiateTemplate(
            ReadTemplates templates,
            FillingRules rules,
            KeepContract contracts,
            AddMilestones milestones,
            KeepRecurrence recurrences,
            KeepDependencies dependencies,
            ReadMilestone read,
            EntityManager entities,
            Ids ids) {
        this.templates = templates;
        this.rules = rules;
        this.contracts = contracts;
        this.milestones = milestones;
        this.recurrences = recurrences;
        this.dependencies = dependencies;
        this.read = read;
        this.entities = entities;
        this.ids = ids;
    }

    /** Makes the contract; a dry run does all of it in a transaction of its own and takes that back. */
    @Transactional
    InstantiatedContract instantiate(UUID id, InstantiateRequest request) {
        return DryRun.of(request.dryRun(), () -> make(id, request));
    }

    private InstantiatedContract make(UUID id, InstantiateRequest request) {
        TemplateRequest template = templates.get(id).toRequest();
        rules.check(template, request);
        TemplatePlan plan = new TemplatePlan(
                template,
                new TemplatePlan.Filling(
                        request.startDate(),
                        request.parties(),
                        request.owners(),
                        request.customFields(),
                        Set.copyOf(request.omit())),
                ids::next);
        ContractRequest wanted = NewContract.of(template, plan, request.parties(), said(request));
        Contract contract = contracts.create(wanted);
        milestones.addAll(
                contract,
                plan.milestones().stream()
                        .map(one -> new AddMilestones.Wanted(
                                "milestones[" + one.place() + "]", one.id(), one.request(), one.duration()))
                        .toList());
        Map<UUID, String> keys = new HashMap<>();
        plan.ids().forEach((key, milestone) -> keys.put(milestone, key));
        plan.recurrences().forEach(one -> recur(contract, one).forEach(milestone -> keys.put(milestone, one.key())));
        dependencies.addAll(contract, plan.dependencies());
        PaymentConditions conditions = plan.conditions();
        if (conditions != null) {
            contracts.change(contract, wanted.under(conditions));
        }
        return made(contract, keys, request.dryRun());
    }

    private static NewContract.Said said(InstantiateRequest request, String reference) {
        return new NewContract.Said(
                reference,
                request.title(),
                request.value(),
                request.signedOn(),
                request.timeZone(),
                request.calendar(),
                request.externalIds(),
                request.contractFields());
    }

    private NewContract.Said said(InstantiateRequest request) {
        String given = request.reference();
        String id = ids.next().toString();
        return said(
                request,
                given == null ? "C-" + request.startDate() + "-" + id.substring(id.length() - HEX_OF_ID) : given);
    }

    private List<UUID> recur(Contract contract, TemplatePlan.Coming one) {
        try {
            return recurrences.create(contract, one.request()).milestones();
        } catch (HttpProblem refused) {
            throw Violations.of(
                    "milestones[" + one.place() + "].recurrence",
                    "'" + one.key() + "' cannot come again so: " + refused.getDetail());
        }
    }

    private InstantiatedContract made(Contract contract, Map<UUID, String> keys, boolean dryRun) {
        entities.flush();
        entities.clear(); // what gates block was counted by the database
        List<MilestoneView> views = read.of(contract);
        return new InstantiatedContract(
                dryRun,
                ContractView.from(contract),
                views.stream()
                        .map(one -> new InstantiatedMilestone(keys.getOrDefault(one.id(), ""), one))
                        .toList());
    }
}
