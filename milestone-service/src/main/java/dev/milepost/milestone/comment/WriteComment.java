package dev.milepost.milestone.comment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.CommentEvent;
import dev.milepost.events.EventType;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.MilestoneWork;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.person.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Writes, edits or deletes a comment on a milestone that the caller may see. Its author edits it; its author or a manager
 * of the tenant's own deletes it. Refusals: 400, 403, 404, 409 (deleted already), 412.
 */
@ApplicationScoped
class WriteComment {
    private final MilestoneWork work;
    private final Comments comments;
    private final Mentions mentions;
    private final MergePatch patches;
    private final Outbox outbox;
    private final CurrentActor currentActor;
    private final Membership membership;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    WriteComment(
            MilestoneWork work,
            Comments comments,
            Mentions mentions,
            MergePatch patches,
            Outbox outbox,
            CurrentActor currentActor,
            Membership membership,
            Caller caller,
            BusinessClock clock,
            Ids ids) {
        this.work = work;
        this.comments = comments;
        this.mentions = mentions;
        this.patches = patches;
        this.outbox = outbox;
        this.currentActor = currentActor;
        this.membership = membership;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    CommentView write(UUID milestone, CommentRequest request) {
        Contract contract = work.locked(milestone).contract();
        Comment comment = new Comment(
                ids.next(), milestone, request, mentions.of(request, contract), currentActor.get(), clock.instant());
        comments.persist(comment);
        tell(EventType.COMMENT_ADDED, comment, comment.mentions(), contract);
        return CommentView.from(comment);
    }

    @Transactional
    CommentView edit(UUID milestone, UUID id, ExpectedVersion expected, JsonNode patch) {
        Contract contract = work.locked(milestone).contract();
        Comment comment = comments.ofMilestone(milestone, id);
        if (!comment.isBy(currentActor.get())) {
            throw ProblemType.FORBIDDEN.because("A comment is edited by who wrote it: " + comment.author() + ".");
        }
        refuseDeleted(comment);
        CommentRequest before = comment.toRequest();
        CommentRequest after = patches.apply(patch, before);
        expected.check(comment.version());
        if (!after.equals(before)) {
            if (!after.text().equals(before.text())) {
                comments.keep(new CommentRevision(ids.next(), id, before.text(), clock.instant()));
            }
            List<UUID> mentionedBefore = comment.mentions();
            comment.edit(after, mentions.of(after, contract), clock.instant());
            List<UUID> newMentions = comment.mentions().stream()
                    .filter(person -> !mentionedBefore.contains(person))
                    .toList();
            tell(EventType.COMMENT_EDITED, comment, newMentions, contract);
        }
        return CommentView.from(comment);
    }

    @Transactional
    void delete(UUID milestone, UUID id, ExpectedVersion expected) {
        Contract contract = work.locked(milestone).contract();
        Comment comment = comments.ofMilestone(milestone, id);
        Actor actor = currentActor.get();
        boolean keeps = !work.isForCounterparty()
                && (membership.hasRole(contract.members(), Roles.MANAGER) || caller.hasRole(Roles.ADMIN));
        if (!keeps && !comment.isBy(actor)) {
            throw ProblemType.FORBIDDEN.because(
                    "A comment is deleted by who wrote it, or by a manager of the tenant's own.");
        }
        refuseDeleted(comment);
        expected.check(comment.version());
        comments.eraseRevisions(id);
        comment.delete(actor, clock.instant());
        tell(EventType.COMMENT_DELETED, comment, List.of(), contract);
    }

    private static void refuseDeleted(Comment comment) {
        if (comment.isDeleted()) {
            throw ProblemType.CONFLICT.because(
                    "It was deleted by " + comment.deletedBy() + " at " + comment.deletedAt() + ".");
        }
    }

    private void tell(EventType type, Comment comment, List<UUID> newMentions, Contract contract) {
        comments.flush();
        outbox.append(
                contract.id(),
                List.of(new PendingEvent(
                        type,
                        comment.id(),
                        new CommentEvent(
                                comment.toState(contract.id()),
                                newMentions,
                                currentActor.get().change(null)))));
    }
}
