package dev.milepost.alert.policy;

import dev.milepost.alert.ladder.LadderConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The policies of the current tenant, as plans follow them. */
@ApplicationScoped
public class Policies {
    private final EntityManager entities;
    private final GoverningPolicy builtIn;

    @Inject
    Policies(EntityManager entities, LadderConfig ladder) {
        this.entities = entities;
        this.builtIn = GoverningPolicy.builtIn(ladder);
    }

    /** All of the tenant, at most {@link KeepPolicy#MOST}. */
    public List<GoverningPolicy> all() {
        return entities.createQuery("from Policy order by id", Policy.class)
                .getResultStream()
                .map(GoverningPolicy::of)
                .toList();
    }

    /** The one for due dates that none of the tenant's governs. */
    public GoverningPolicy builtIn() {
        return builtIn;
    }
}
