package dev.milepost.alert.preference;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownParty;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists and takes back the unsubscriptions of those who cannot do so themselves, as they do not log in; people do. */
@ApplicationScoped
class Unsubscriptions {
    private static final String PARTY = "party:";
    private static final String ADDRESS = "mailto:";

    private final EntityManager entities;
    private final Known known;
    private final Paging paging;
    private final Caller caller;

    @Inject
    Unsubscriptions(EntityManager entities, Known known, Paging paging, Caller caller) {
        this.entities = entities;
        this.known = known;
        this.paging = paging;
        this.caller = caller;
    }

    @Transactional
    Page<UnsubscriptionView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after("unsubscriptions", cursor);
        List<Preference> rows = caller.party().isPresent()
                ? List.of()
                : entities.createQuery("""
                                from Preference where recipient > :after and (recipient like 'party:%' or recipient like 'mailto:%')
                                  and channel = 'EMAIL' and muted = true
                                order by recipient""", Preference.class)
                        .setParameter("after", after == null ? ADDRESS : String.valueOf(after.getFirst()))
                        .setMaxResults(limit + 1)
                        .getResultList();
        return paging.page("unsubscriptions", rows, limit, row -> List.of(row.recipient), this::view);
    }

    @Transactional
    void takeBack(UUID id) {
        Preference preference = caller.party().isPresent() ? null : entities.find(Preference.class, id);
        if (preference == null
                || !preference.muted
                || !preference.recipient.startsWith(PARTY) && !preference.recipient.startsWith(ADDRESS)) {
            throw ProblemType.NOT_FOUND.because("There is no unsubscription " + id + ".");
        }
        entities.remove(preference);
    }

    private UnsubscriptionView view(Preference preference) {
        String recipient = preference.recipient;
        if (recipient.startsWith(ADDRESS)) {
            return new UnsubscriptionView(
                    preference.id, null, null, recipient.substring(ADDRESS.length()), preference.updatedAt);
        }
        UUID party = UUID.fromString(recipient.substring(PARTY.length()));
        return new UnsubscriptionView(
                preference.id,
                party,
                known.party(party).map(KnownParty::name).orElse(null),
                preference.address,
                preference.updatedAt);
    }
}
