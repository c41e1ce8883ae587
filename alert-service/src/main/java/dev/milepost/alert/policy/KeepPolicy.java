package dev.milepost.alert.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes a policy, and asks for the plans it governs, or governed, to follow. */
@ApplicationScoped
class KeepPolicy {
    /** The most policies of a tenant: each plan looks at all of them. */
    static final int MOST = 500;

    private final EntityManager entities;
    private final NamedWebhooks webhooks;
    private final PlanBasis basis;
    private final MergePatch patches;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepPolicy(
            EntityManager entities,
            NamedWebhooks webhooks,
            PlanBasis basis,
            MergePatch patches,
            Caller caller,
            BusinessClock clock,
            Ids ids) {
        this.entities = entities;
        this.webhooks = webhooks;
        this.basis = basis;
        this.patches = patches;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    PolicyView create(PolicyRequest request) {
        refuseCounterparty();
        PolicyRules.check(request, webhooks);
        long count =
                entities.createQuery("select count(*) from Policy", Long.class).getSingleResult();
        if (count >= MOST) {
            throw ProblemType.CONFLICT.because(
                    "A tenant has at most " + MOST + " policies; delete one that is not used.");
        }
        refuseTakenName(request.name(), null);
        Policy policy = new Policy(ids.next(), request, clock.instant());
        entities.persist(policy);
        askToFollow(request.scope());
        entities.flush();
        return PolicyView.from(policy);
    }

    @Transactional
    PolicyView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        Policy policy = locked(id);
        PolicyRequest before = policy.content;
        PolicyRequest wanted = patches.apply(patch, before);
        expected.check(policy.version);
        PolicyRules.check(wanted, webhooks.orNamedBy(before));
        if (!wanted.equals(before)) {
            refuseTakenName(wanted.name(), id);
            policy.become(wanted, clock.instant());
            askToFollow(before.scope());
            if (!wanted.scope().equals(before.scope())) {
                askToFollow(wanted.scope());
            }
            entities.flush();
        }
        return PolicyView.from(policy);
    }

    @Transactional
    void delete(UUID id, ExpectedVersion expected) {
        Policy policy = locked(id);
        expected.check(policy.version);
        entities.remove(policy);
        askToFollow(policy.content.scope());
    }

    private Policy locked(UUID id) {
        refuseCounterparty();
        return Optional.ofNullable(entities.find(Policy.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> ReadPolicies.unknown(id));
    }

    /** The last that a change does, as nobody makes plans from then on until it is over. */
    private void askToFollow(PolicyScope scope) {
        basis.change();
        Instant now = clock.instant();
        entities.persist(
                switch (scope.kind()) {
                    case CONTRACT ->
                        new Rearm(
                                ids.next(), Rearm.Scope.CONTRACT, UUID.fromString(String.valueOf(scope.value())), now);
                    case MILESTONE ->
                        new Rearm(
                                ids.next(), Rearm.Scope.MILESTONE, UUID.fromString(String.valueOf(scope.value())), now);
                    case TENANT, MILESTONE_TYPE, PRIORITY, TAG -> new Rearm(ids.next(), Rearm.Scope.TENANT, null, now);
                });
    }

    private void refuseTakenName(String name, @Nullable UUID own) {
        entities.createQuery("select p.id from Policy p where p.name = :name", UUID.class)
                .setParameter("name", name)
                .getResultStream()
                .filter(other -> !other.equals(own))
                .findFirst()
                .ifPresent(other -> {
                    throw ProblemType.CONFLICT.because("The name '" + name + "' belongs to policy " + other + ".");
                });
    }

    private void refuseCounterparty() {
        if (caller.party().isPresent()) {
            throw ProblemType.FORBIDDEN.because("Policies are the tenant's own; a counterparty's users have none.");
        }
    }
}
