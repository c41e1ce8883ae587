package dev.milepost.milestone.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The templates that every tenant has and nobody changes; their ids stay the same for ever. */
@ApplicationScoped
class ShippedTemplates {
    private static final List<String> FILES =
            List.of("construction", "software-development", "marketing-campaign", "freelance", "influencer");

    private final List<ShippedTemplate> all;

    @Inject
    ShippedTemplates(ObjectMapper json) {
        all = FILES.stream()
                .map(file -> read(json, "/templates/" + file + ".json"))
                .sorted(Comparator.comparing(one -> one.template().name()))
                .toList();
    }

    /** In the order of their names. */
    Stream<ShippedTemplate> all() {
        return all.stream();
    }

    Optional<ShippedTemplate> find(UUID id) {
        return all().filter(one -> one.id().equals(id)).findFirst();
    }

    private static ShippedTemplate read(ObjectMapper json, String file) {
        try (InputStream in = ShippedTemplates.class.getResourceAsStream(file)) {
            return json.readValue(Objects.requireNonNull(in, file), ShippedTemplate.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
