package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.kit.problem.JsonProblems;
import dev.milepost.kit.problem.ProblemType;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a file: a release package, a record package or a single release. One release at a time is held as a tree, so that
 * a large package costs what is kept of it. What cannot be read, or is no OCDS, is refused as a whole.
 */
final class ReadFile {
    private static final Pattern KNOWN_VERSION = Pattern.compile("1\\.[012](\\.\\d+)?");
    private static final Set<String> LISTS = Set.of("releases", "records");

    private final FileContent content = new FileContent();
    private final ReadRelease releases = new ReadRelease(content);
    private final ObjectReader trees;
    private int found;
    private boolean links;

    private ReadFile(ObjectMapper json) {
        this.trees = json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    static FileContent read(byte[] file, ObjectMapper json) {
        ReadFile reader = new ReadFile(json);
        try (JsonParser parser = json.getFactory().createParser(file)) {
            reader.frame(parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));
            return reader.content;
        } catch (JsonProcessingException e) {
            throw JsonProblems.of(e);
        } catch (IOException e) {
            throw ProblemType.MALFORMED_BODY.because("not JSON: " + e.getMessage());
        }
    }

    private void frame(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw ProblemType.MALFORMED_BODY.because("The body is empty; send an OCDS file.");
        }
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        boolean listed = false;
        if (first == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && LISTS.contains(name)) {
                    listed = true;
                    list(parser, name);
                } else {
                    rest.set(name, trees.<JsonNode>readTree(parser));
                }
            }
        } else {
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw ProblemType.MALFORMED_BODY.because("Something follows the end of the JSON document.");
        }
        if (!listed && rest.has("ocid")) {
            release(new Place(rest, ""));
        }
        check(rest.path("version"));
    }

    private void list(JsonParser parser, String name) throws IOException {
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            Place place = new Place(trees.readTree(parser), "/" + name + "/" + i);
            if (name.equals("releases")) {
                release(place);
            } else {
                record(place);
            }
        }
    }

    private void release(Place release) {
        if (isLink(release)) {
            links = true;
            content.refuse(release.refusal("is only a link to a release; send the release itself"));
            return;
        }
        if (release.at("ocid").value().isTextual()) {
            found++;
        }
        releases.read(release);
    }

    /** The releases of a record where they are there, or else what was compiled of them. */
    private void record(Place record) {
        Place embedded = record.at("releases");
        boolean whole = embedded.value().isArray() && !embedded.value().isEmpty();
        for (JsonNode one : embedded.value()) {
            whole &= !isLink(new Place(one, ""));
        }
        if (whole) {
            for (int i = 0; i < embedded.value().size(); i++) {
                release(embedded.at(i));
            }
        } else if (record.at("compiledRelease").value().isObject()) {
            release(record.at("compiledRelease"));
        } else {
            links |= embedded.value().isArray() && !embedded.value().isEmpty();
            content.refuse(
                    record.refusal(
                            "has neither releases in it nor a compiledRelease; links are not followed, send what they lead to"));
        }
    }

    private static boolean isLink(Place release) {
        return release.at("ocid").isAbsent() && release.at("url").value().isTextual();
    }

    private void check(JsonNode version) {
        if (found == 0) {
            throw ProblemType.UNPROCESSABLE_FILE.because(
                    links
                            ? "The file holds only links to releases, which are not followed; send the releases themselves, or records with a compiledRelease."
                            : "This is no OCDS file: there is no release with an ocid. Send a release package, a record package or a release of OCDS 1.1.");
        }
        if (!version.isMissingNode() && !KNOWN_VERSION.matcher(version.asText()).matches()) {
            throw ProblemType.UNPROCESSABLE_FILE.because(
                    "The file says it is of OCDS version '" + version.asText() + "'; taken are 1.0, 1.1 and 1.2.");
        }
    }
}
