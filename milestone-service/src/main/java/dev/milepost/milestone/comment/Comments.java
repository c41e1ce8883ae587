package dev.milepost.milestone.comment;

import dev.milepost.kit.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The comments of the tenant, tombstones among them. */
@ApplicationScoped
class Comments implements PanacheRepositoryBase<Comment, UUID> {
    /** The comment on a milestone that has that id. */
    Comment ofMilestone(UUID milestone, UUID id) {
        return findByIdOptional(id)
                .filter(comment -> comment.milestoneId().equals(milestone))
                .orElseThrow(() ->
                        ProblemType.NOT_FOUND.because("The milestone " + milestone + " has no comment " + id + "."));
    }

    /** Up to {@code limit} on a milestone, oldest first, behind {@code after}. */
    List<Comment> page(UUID milestone, UUID after, int limit) {
        return find("milestoneId = ?1 and id > ?2 order by id", milestone, after)
                .page(0, limit)
                .list();
    }

    /** What a comment said before its edits, oldest first. */
    List<CommentRevision> revisions(UUID comment) {
        return getEntityManager()
                .createQuery("from CommentRevision r where r.commentId = :comment order by r.id", CommentRevision.class)
                .setParameter("comment", comment)
                .getResultList();
    }

    void keep(CommentRevision revision) {
        getEntityManager().persist(revision);
    }

    void eraseRevisions(UUID comment) {
        getEntityManager()
                .createQuery("delete from CommentRevision r where r.commentId = :comment")
                .setParameter("comment", comment)
                .executeUpdate();
    }
}
