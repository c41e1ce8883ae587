package dev.milepost.alert.policy;

import dev.milepost.alert.ladder.LadderConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.util.List;
import java.util.Map;

/** The policies of the current tenant, as plans follow them. */
@ApplicationScoped
public class Policies {
    private final EntityManager entities;
    private final Map<Subject, GoverningPolicy> builtIn;

    @Inject
    Policies(EntityManager entities, LadderConfig ladder) {
        this.entities = entities;
        this.builtIn = Map.of(
                Subject.DUE_DATE, GoverningPolicy.builtIn(ladder),
                Subject.GATE_WAITING, GoverningPolicy.inInbox(Subject.GATE_WAITING, RecipientKind.APPROVERS_WAITING),
                Subject.REJECTED, GoverningPolicy.inInbox(Subject.REJECTED, RecipientKind.OWNER),
                Subject.MENTIONED, GoverningPolicy.inInbox(Subject.MENTIONED));
    }

    /**
     * All of the tenant, at most {@link KeepPolicy#MOST}. Asked for each event, and who asks has changed no policy: to look
     * for changes among all that a batch of events has touched would cost more than the rest.
     */
    public List<GoverningPolicy> all() {
        return entities.createQuery("from Policy order by id", Policy.class)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .map(GoverningPolicy::of)
                .toList();
    }

    /** Those that govern what none of the tenant's governs: due dates, and what calls on people. */
    public Map<Subject, GoverningPolicy> builtIn() {
        return builtIn;
    }
}
