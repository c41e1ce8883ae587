package dev.milepost.milestone.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.template.content.TemplateRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Creates a template of the tenant, copies one, changes one by a merge patch, or deletes one. */
@ApplicationScoped
class KeepTemplate {
    private final Templates templates;
    private final ShippedTemplates shipped;
    private final ReadTemplates read;
    private final TemplateRules rules;
    private final Contracts contracts;
    private final MergePatch patches;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepTemplate(
            Templates templates,
            ShippedTemplates shipped,
            ReadTemplates read,
            TemplateRules rules,
            Contracts contracts,
            MergePatch patches,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.templates = templates;
        this.shipped = shipped;
        this.read = read;
        this.rules = rules;
        this.contracts = contracts;
        this.patches = patches;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    TemplateView create(TemplateRequest request) {
        contracts.refuseCounterparty();
        UUID id = ids.next();
        check(id, request);
        ContractTemplate template =
                new ContractTemplate(id, request, actor.get().name(), clock.instant());
        templates.persistAndFlush(template);
        return TemplateView.from(template);
    }

    @Transactional
    TemplateView copy(UUID id, String name) {
        return create(read.get(id).toRequest().named(name));
    }

    @Transactional
    TemplateView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        ContractTemplate template = own(id, expected);
        TemplateRequest request = patches.apply(patch, template.content());
        check(id, request);
        template.describe(request, actor.get().name(), clock.instant());
        templates.flush();
        return TemplateView.from(template);
    }

    @Transactional
    void delete(UUID id, ExpectedVersion expected) {
        templates.delete(own(id, expected));
    }

    private ContractTemplate own(UUID id, ExpectedVersion expected) {
        contracts.refuseCounterparty();
        if (shipped.find(id).isPresent()) {
            throw ProblemType.CONFLICT.because("This template ships with Milepost and is the same for all; copy it by"
                    + " POST /templates/" + id + "/copy, and change the copy.");
        }
        ContractTemplate template = templates.locked(id);
        expected.check(template.version());
        return template;
    }

    private void check(UUID id, TemplateRequest request) {
        rules.check(request);
        templates
                .findByName(request.name())
                .filter(other -> !other.id().equals(id))
                .ifPresent(other -> {
                    throw ProblemType.CONFLICT.because(
                            "The name '" + request.name() + "' belongs to template " + other.id() + ".");
                });
    }
}
