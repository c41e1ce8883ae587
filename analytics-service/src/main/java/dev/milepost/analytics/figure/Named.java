package dev.milepost.analytics.figure;

import dev.milepost.analytics.fact.Names;
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
    private final Names known;

    @Inject
    Named(Names known) {
        this.known = known;
    }

    <F> Answer<F> of(Frame frame, Answer<F> answer) {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        for (Key key : frame.groupBy()) {
            if ((key.dimension().isId() || key.dimension().isOfDecisions())
                    && !answer.groups().isEmpty()) {
                names.put(key.name(), names(key.dimension(), key.name(), answer.groups()));
            }
        }
        if (names.isEmpty()) {
            return answer;
        }
        return answer.with(
                answer.groups() instanceof KeptGroups<F> kept
                        ? kept.named(names)
                        : answer.groups().stream()
                                .map(group -> group.named(names))
                                .toList());
    }

    private <F> Map<String, String> names(Dimension dimension, String key, List<Group<F>> groups) {
        List<String> values = groups.stream()
                .map(group -> group.key().get(key))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return switch (dimension) {
            case CONTRACT -> known.ofContracts(ids(values));
            case COUNTERPARTY -> known.ofParties(ids(values));
            case SIDE ->
                known.ofParties(ids(values.stream()
                        .filter(value -> value.contains("-")) // 'own' is no party
                        .toList()));
            case DECIDER -> deciders(values);
            default -> known.ofPeople(ids(values));
        };
    }

    /** By places such as {@code person:<id>} and {@code party:<id>:approver}; those of roles have no name. */
    private Map<String, String> deciders(List<String> places) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String kind : List.of("person", "party")) {
            Map<String, String> byId = new LinkedHashMap<>();
            places.stream()
                    .map(place -> place.split(":", -1))
                    .filter(place -> place[0].equals(kind))
                    .forEach(place -> byId.put(String.join(":", place), place[1]));
            List<UUID> ids = ids(byId.values().stream().distinct().toList());
            Map<String, String> ofKind = kind.equals("person") ? known.ofPeople(ids) : known.ofParties(ids);
            byId.forEach((place, id) -> {
                String name = ofKind.get(id);
                if (name != null) {
                    names.put(place, name);
                }
            });
        }
        return names;
    }

    private static List<UUID> ids(List<String> values) {
        return values.stream().map(UUID::fromString).toList();
    }
}
