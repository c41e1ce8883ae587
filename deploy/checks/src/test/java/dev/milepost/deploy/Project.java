package dev.milepost.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The files of the project, by their paths from its root. */
final class Project {
    static final List<String> SERVICES = List.of("milestone-service", "alert-service", "analytics-service");

    private static final Path ROOT = Path.of(System.getProperty("milepost.root"));

    private Project() {}

    static Path path(String path) {
        return ROOT.resolve(path);
    }

    static String read(String path) {
        return read(path(path));
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A YAML file, with its anchors put in place; a key given twice is a failure. */
    static JsonNode readYaml(String path) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new ObjectMapper().valueToTree(new Yaml(options).load(read(path)));
    }

    /** The files below a directory whose names end so, in order. */
    static List<Path> files(String directory, String ending) {
        try (var walk = Files.walk(path(directory))) {
            return walk.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
