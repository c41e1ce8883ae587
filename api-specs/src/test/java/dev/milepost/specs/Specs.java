package dev.milepost.specs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the specifications are, and how they are read. */
final class Specs {
    static final List<String> SERVICES = List.of("milestone-service", "alert-service", "analytics-service");
    static final Path ROOT = Path.of(System.getProperty("milepost.root"), "api-specs");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private Specs() {}

    /** The document of a service in {@code openapi} or {@code released}. */
    static JsonNode openApi(String folder, String service) {
        return read(ROOT.resolve(folder).resolve(service + ".yaml"));
    }

    static JsonNode read(Path file) {
        try {
            return (file.toString().endsWith(".yaml") ? YAML : JSON).readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON files of a folder by their names. */
    static Map<String, JsonNode> all(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), Specs::read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
