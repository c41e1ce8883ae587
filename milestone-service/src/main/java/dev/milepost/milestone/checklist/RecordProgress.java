package dev.milepost.milestone.checklist;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Criterion;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.milestone.Checklist;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.MilestoneRules;
import dev.milepost.milestone.milestone.MilestoneView;
import dev.milepost.milestone.milestone.MilestoneWork;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records how far a milestone is, criterion by criterion or by hand; for those who work on it. Refusals: 400, 403 (another
 * party owes it), 404, 409 (contract not active, milestone ended), 412.
 */
@ApplicationScoped
class RecordProgress {
    private final MilestoneWork work;
    private final Measurements measurements;
    private final CurrentActor currentActor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    RecordProgress(
            MilestoneWork work, Measurements measurements, CurrentActor currentActor, BusinessClock clock, Ids ids) {
        this.work = work;
        this.measurements = measurements;
        this.currentActor = currentActor;
        this.clock = clock;
        this.ids = ids;
    }

    /** Ticks a criterion off, or takes that back. Doing it again changes nothing. */
    @Transactional
    MilestoneView check(UUID id, UUID criterionId, boolean done, @Nullable String note) {
        MilestoneWork.Opened opened = open(id);
        Milestone milestone = opened.milestone();
        Criterion criterion = milestone.criterion(criterionId);
        if (criterion == null) {
            throw ProblemType.NOT_FOUND.because("The milestone " + id + " has no criterion " + criterionId + ".");
        }
        if (Checklist.isMeasured(criterion)) {
            throw ProblemType.CONFLICT.because("The criterion is measured, as it has the metric '" + criterion.metric()
                    + "'; record a value by POST /milestones/{id}/measurements.");
        }
        if (criterion.done() != done || note != null && !note.equals(criterion.note())) {
            Instant now = clock.instant();
            Actor actor = currentActor.get();
            milestone.record(Checklist.recorded(criterion, null, done, now, actor.personId(), note), now);
            work.tell(opened);
        }
        return work.view(opened);
    }

    /** Adds a measurement; the latest one decides whether the criterion is fulfilled. */
    @Transactional
    MeasurementView measure(UUID id, MeasurementRequest request) {
        MilestoneWork.Opened opened = open(id);
        Milestone milestone = opened.milestone();
        Criterion criterion = milestone.criterion(request.criterionId());
        Instant now = clock.instant();
        Instant measuredAt = request.measuredAt() == null ? now : request.measuredAt();
        Violations found = new Violations();
        found.check(criterion != null, "criterionId", "the milestone has no criterion " + request.criterionId())
                .check(
                        criterion == null || Checklist.isMeasured(criterion),
                        "criterionId",
                        "the criterion has no metric; it is ticked off by POST /milestones/{id}/criteria/{criterionId}/check")
                .check(
                        MilestoneRules.isMeasurable(request.value()),
                        "value",
                        "may have 13 digits before and 6 behind the point")
                .check(!measuredAt.isAfter(now), "measuredAt", measuredAt + " has not come yet; it is " + now)
                .check(!measuredAt.isBefore(Instant.EPOCH), "measuredAt", "is before 1970");
        found.throwIfAny();
        Measurement measurement = new Measurement(ids.next(), id, request, measuredAt, currentActor.get(), now);
        measurements.persist(measurement);
        measurements.flush();
        Measurement latest = measurements.latest(id, request.criterionId());
        if (criterion != null && latest.id().equals(measurement.id())) {
            milestone.record(
                    Checklist.recorded(
                            criterion,
                            latest.value(),
                            Checklist.holds(criterion, latest.value()),
                            latest.measuredAt(),
                            latest.personId(),
                            latest.note()),
                    now);
            work.tell(opened);
        }
        return MeasurementView.from(measurement);
    }

    /** Records the progress of a milestone without criteria by hand. */
    @Transactional
    MilestoneView progress(UUID id, ExpectedVersion expected, int percent) {
        MilestoneWork.Opened opened = open(id);
        Milestone milestone = opened.milestone();
        expected.check(milestone.version());
        if (milestone.hasCriteria()) {
            throw ProblemType.CONFLICT.because(
                    "The progress of a milestone with criteria is the share of them that are fulfilled; check or measure them.");
        }
        if (milestone.toState().progress() != percent) {
            milestone.progressTo(percent, clock.instant());
            work.tell(opened);
        }
        return work.view(opened);
    }

    private MilestoneWork.Opened open(UUID id) {
        MilestoneWork.Opened opened = work.locked(id);
        work.refuseOnlookers(opened.milestone());
        ContractStatus contract = opened.contract().status();
        if (contract != ContractStatus.ACTIVE) {
            throw ProblemType.CONFLICT.because(
                    "The contract is " + contract + "; what is done of its milestones is recorded while it is ACTIVE.");
        }
        if (opened.milestone().status().isEnded()) {
            throw ProblemType.CONFLICT.because(
                    "The milestone is " + opened.milestone().status() + "; reopen it before you record more.");
        }
        return opened;
    }
}
