package dev.milepost.milestone.member;

import dev.milepost.kit.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** Lists of what is in contracts, narrowed to those that the caller may see, in pages. */
@ApplicationScoped
public class VisibleLists {
    private final EntityManager entities;
    private final Membership membership;
    private final Paging paging;

    @Inject
    VisibleLists(EntityManager entities, Membership membership, Paging paging) {
        this.entities = entities;
        this.membership = membership;
        this.paging = paging;
    }

    /**
     * A list of entities that have an {@code id} and a {@code contractId}.
     *
     * @param name what its cursors are bound to, with its filters
     */
    public <T> VisibleList<T> of(String name, Class<T> entity) {
        return new VisibleList<>(name, entity, entities, membership.viewer(), paging);
    }
}
