package dev.milepost.milestone.evidence;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.MilestoneWork;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Deletes evidence of a milestone that has not ended: a tombstone stays, the bytes go. Refusals: 403, 404, 409, 412. */
@ApplicationScoped
class RemoveEvidence {
    private static final Logger LOG = Logger.getLogger(RemoveEvidence.class);

    private final MilestoneWork work;
    private final EvidenceItems items;
    private final CurrentActor currentActor;
    private final Membership membership;
    private final Caller caller;
    private final CurrentTenant tenant;
    private final BusinessClock clock;
    private final ContentStore store;
    private final Event<ContentStore.Key> deleted;

    @Inject
    RemoveEvidence(
            MilestoneWork work,
            EvidenceItems items,
            CurrentActor currentActor,
            Membership membership,
            Caller caller,
            CurrentTenant tenant,
            BusinessClock clock,
            ContentStore store,
            Event<ContentStore.Key> deleted) {
        this.work = work;
        this.items = items;
        this.currentActor = currentActor;
        this.membership = membership;
        this.caller = caller;
        this.tenant = tenant;
        this.clock = clock;
        this.store = store;
        this.deleted = deleted;
    }

    @Transactional
    void remove(UUID milestoneId, UUID id, ExpectedVersion expected) {
        MilestoneWork.Opened opened = work.locked(milestoneId);
        EvidenceItem item = items.ofMilestone(milestoneId, id);
        work.refuseOnlookers(opened.milestone());
        refuseOthers(opened, item);
        expected.check(item.version());
        if (item.isDeleted()) {
            throw ProblemType.CONFLICT.because(
                    "It was deleted by " + item.deletedBy() + " at " + item.deletedAt() + ".");
        }
        if (opened.milestone().status().isEnded()) {
            throw ProblemType.CONFLICT.because("The milestone is "
                    + opened.milestone().status() + "; what it was decided on stays for the record.");
        }
        Instant now = clock.instant();
        item.delete(currentActor.get(), now);
        opened.milestone().removeEvidence(id, now);
        work.tell(opened);
        if (item.file() != null) {
            deleted.fire(new ContentStore.Key(tenant.get(), id));
        }
    }

    private void refuseOthers(MilestoneWork.Opened opened, EvidenceItem item) {
        boolean keeps = membership.hasRole(opened.contract().members(), Roles.MANAGER) || caller.hasRole(Roles.ADMIN);
        boolean own = currentActor.personId().map(item::isAddedBy).orElse(item.addedById() == null);
        if (!own && (!keeps || work.isForCounterparty())) {
            throw ProblemType.FORBIDDEN.because(
                    "Evidence is deleted by who added it, or by a manager of the tenant's own.");
        }
    }

    void forgetBytes(@Observes(during = TransactionPhase.AFTER_SUCCESS) ContentStore.Key key) {
        try {
            store.delete(key);
        } catch (IOException e) {
            LOG.warnf("The bytes of deleted evidence %s stay until they are orphans: %s", key, e.getMessage());
        }
    }
}
