package dev.milepost.milestone.party;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.member.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads parties; a counterparty's users see those that take part in their contracts. */
@ApplicationScoped
public class ReadParties {
    private final EntityManager entities;
    private final Membership membership;
    private final Paging paging;

    @Inject
    ReadParties(EntityManager entities, Membership membership, Paging paging) {
        this.entities = entities;
        this.membership = membership;
        this.paging = paging;
    }

    @Transactional
    public PartyView get(UUID id) {
        return select("p.id = :id", Map.of("id", id), 1).stream()
                .findFirst()
                .map(PartyView::from)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no party " + id + "."));
    }

    @Transactional
    Page<PartyView> list(@Nullable String reference, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = "parties?reference=" + reference;
        List<@Nullable String> after = paging.after(list, cursor);
        String from = after == null ? "" : String.valueOf(after.getFirst());
        List<Party> rows = reference == null
                ? select("p.reference > :after", Map.of("after", from), limit + 1)
                : select(
                        "p.reference > :after and p.reference = :reference",
                        Map.of("after", from, "reference", reference),
                        limit + 1);
        return paging.page(list, rows, limit, party -> List.of(party.reference()), PartyView::from);
    }

    private List<Party> select(String condition, Map<String, Object> given, int limit) {
        List<String> where = new ArrayList<>(List.of(condition));
        Map<String, Object> values = new HashMap<>(given);
        Viewer viewer = membership.viewer();
        if (viewer.party() != null) {
            List<String> theirs = new ArrayList<>(List.of("mine.partyId = :own", "theirs.partyId = p.id"));
            viewer.addOpenTo("c.id", theirs, values);
            where.add("""
                    (p.id = :own or exists (select 1 from Contract c join c.parties mine join c.parties theirs
                      where %s))""".formatted(String.join(" and ", theirs)));
            values.put("own", viewer.party());
        }
        var query = entities.createQuery(
                "from Party p where " + String.join(" and ", where) + " order by p.reference", Party.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }
}
