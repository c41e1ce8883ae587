package dev.milepost.analytics.figure;

import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Says the names of people, parties and contracts beside their ids: one query for each such dimension. */
@ApplicationScoped
class Named {
    private final FactQueries facts;

    @Inject
    Named(FactQueries facts) {
        this.facts = facts;
    }

    <F> Answer<F> of(Frame frame, Answer<F> answer) {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        for (Key key : frame.groupBy()) {
            if (key.dimension().isId() && !answer.groups().isEmpty()) {
                names.put(key.name(), names(key.dimension(), key.name(), answer.groups()));
            }
        }
        return names.isEmpty()
                ? answer
                : answer.with(
                        answer.groups().stream().map(group -> of(group, names)).toList());
    }

    private static <F> Group<F> of(Group<F> group, Map<String, Map<String, String>> names) {
        Map<String, String> own = new LinkedHashMap<>();
        names.forEach((key, known) -> {
            String id = group.key().get(key);
            String name = id == null ? null : known.get(id);
            if (name != null) {
                own.put(key, name);
            }
        });
        return new Group<>(group.key(), own, group.milestones(), group.drillDown(), group.figures());
    }

    private <F> Map<String, String> names(Dimension dimension, String key, List<Group<F>> groups) {
        List<UUID> ids = groups.stream()
                .map(group -> group.key().get(key))
                .filter(Objects::nonNull)
                .distinct()
                .map(UUID::fromString)
                .toList();
        return switch (dimension) {
            case CONTRACT -> facts.titlesOf(ids);
            case COUNTERPARTY -> facts.namesOfParties(ids);
            default -> facts.namesOfPeople(ids);
        };
    }
}
