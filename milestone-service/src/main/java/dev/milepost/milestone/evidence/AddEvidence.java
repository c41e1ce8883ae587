package dev.milepost.milestone.evidence;

import dev.milepost.events.Evidence;
import dev.milepost.events.EvidenceFile;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.milestone.EvidenceLink;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.MilestoneWork;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registers a link, or a file whose bytes are stored, with a milestone that has not ended. Refusals: 400, 403, 404, 409. */
@ApplicationScoped
class AddEvidence {
    private final MilestoneWork work;
    private final EvidenceItems items;
    private final CurrentActor currentActor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    AddEvidence(MilestoneWork work, EvidenceItems items, CurrentActor currentActor, BusinessClock clock, Ids ids) {
        this.work = work;
        this.items = items;
        this.currentActor = currentActor;
        this.clock = clock;
        this.ids = ids;
    }

    /** Refuses what would be refused later, before the bytes of a file are looked at. */
    @Transactional
    void check(UUID milestone, @Nullable String title) {
        refuse(work.visible(milestone).milestone());
        Violations found = new Violations();
        EvidenceLink.checkTitle(found, "title", title);
        found.throwIfAny();
    }

    @Transactional
    EvidenceView link(UUID milestone, EvidenceLink link) {
        Violations found = new Violations();
        EvidenceLink.check(found, "", link);
        found.throwIfAny();
        UUID id = ids.next();
        return add(milestone, new Evidence(id, link.url(), link.title(), null), id);
    }

    /** The facts that tell whether two uploads are the same, and the id that their bytes are stored under, which does not. */
    record Stored(
            EvidenceFile file,
            @Nullable String title,
            @com.fasterxml.jackson.annotation.JsonIgnore UUID id) {}

    /** An operation of its own, so that no transaction is open while the bytes arrive and are stored. */
    @WriteOperation
    Response file(UUID milestone, Stored stored) {
        EvidenceView view = add(milestone, new Evidence(stored.id(), null, stored.title(), stored.file()), stored.id());
        return EvidenceResource.created(view);
    }

    private EvidenceView add(UUID milestoneId, Evidence evidence, UUID id) {
        MilestoneWork.Opened opened = work.locked(milestoneId);
        refuse(opened.milestone());
        Actor actor = currentActor.get();
        Instant now = clock.instant();
        EvidenceItem item = new EvidenceItem(milestoneId, evidence, id, actor, now);
        opened.milestone().addEvidence(evidence, now);
        items.persist(item);
        work.tell(opened);
        return EvidenceView.from(item);
    }

    private void refuse(Milestone milestone) {
        work.refuseOnlookers(milestone);
        if (milestone.status().isEnded()) {
            throw ProblemType.CONFLICT.because(
                    "The milestone is " + milestone.status() + "; reopen it before you add evidence.");
        }
        if (!milestone.hasRoomForEvidence()) {
            throw ProblemType.CONFLICT.because("The milestone has " + Milestone.MOST_EVIDENCE
                    + " links and files, the most there may be; delete some first.");
        }
    }
}
