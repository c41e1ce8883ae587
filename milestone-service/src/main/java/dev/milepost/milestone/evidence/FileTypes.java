package dev.milepost.milestone.evidence;

import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a file is by looking at it, and takes it only if that is allowed and neither its name nor the type its
 * sender declared says otherwise.
 */
@ApplicationScoped
class FileTypes {
    /** What is taken unless the configuration says otherwise. */
    static final String USUAL = "application/pdf,image/png,image/jpeg,text/plain,text/csv,"
            + "application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,"
            + "application/vnd.openxmlformats-officedocument.presentationml.presentation,"
            + "application/vnd.oasis.opendocument.text,"
            + "application/vnd.oasis.opendocument.spreadsheet,"
            + "application/vnd.oasis.opendocument.presentation";

    /** What browsers and systems would run; no configuration lets it in. */
    private static final Set<String> NEVER = Set.of(
            "text/html",
            "application/xhtml+xml",
            "image/svg+xml",
            "application/x-msdownload",
            "application/x-dosexec",
            "application/x-executable",
            "application/x-elf",
            "application/x-mach-binary",
            "application/x-sh",
            "application/x-bat",
            "application/java-archive",
            "application/x-ms-installer",
            "text/javascript",
            "application/javascript",
            "application/octet-stream");

    private static final MediaType CSV = MediaType.text("csv");
    private static final MediaType EXCEL = MediaType.application("vnd.ms-excel");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();
    private final MediaTypeRegistry registry = types.getMediaTypeRegistry();
    private final Set<String> allowed;

    @Inject
    FileTypes(EvidenceConfig config) {
        this(config.types());
    }

    FileTypes(Collection<String> allowed) {
        this.allowed = new TreeSet<>(allowed);
    }

    /** Those of {@code types} that no configuration lets in. */
    static Collection<String> unusable(Collection<String> types) {
        return types.stream()
                .filter(type -> NEVER.contains(type.toLowerCase(Locale.ROOT)))
                .sorted()
                .toList();
    }

    /** A type with the name that fits it. */
    record Checked(String mediaType, String name) {}

    /**
     * The type of {@code file}.
     *
     * @param name what its sender calls it, made safe
     * @param declared the type that its sender declared; null when none was
     */
    Checked check(Path file, String name, @Nullable String declared) throws IOException {
        MediaType said = declared == null ? MediaType.OCTET_STREAM : said(declared);
        MediaType found = look(file, name);
        if (found.equals(MediaType.TEXT_PLAIN) && registry.isSpecializationOf(said, found)) {
            found = said; // text tells little of itself
        }
        String type = found.toString();
        if (!allowed.contains(type) || NEVER.contains(type)) {
            throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                    "The file is " + type + " by its content; taken are " + String.join(", ", allowed) + ".");
        }
        boolean agrees = said.equals(MediaType.OCTET_STREAM)
                || said.equals(found)
                || registry.isSpecializationOf(found, said)
                || found.equals(CSV) && said.equals(EXCEL); // what some browsers call it
        if (!agrees) {
            throw ProblemType.UNPROCESSABLE_FILE.because("The part declares " + said + ", but its content is " + type
                    + "; declare that, or application/octet-stream.");
        }
        if (found.getType().equals("text")) {
            refuseBinary(file, type);
        }
        return new Checked(type, fitting(name, type));
    }

    private static MediaType said(String declared) {
        MediaType type = MediaType.parse(declared);
        if (type == null) {
            throw ProblemType.UNPROCESSABLE_FILE.because("'" + declared + "' is no media type.");
        }
        return MimeTypes.getDefaultMimeTypes().getMediaTypeRegistry().normalize(type.getBaseType());
    }

    private MediaType look(Path file, String name) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), types.getMinLength())) {
            MediaType found = registry.normalize(types.detect(in, metadata).getBaseType());
            return registry.isInstanceOf(found, MediaType.APPLICATION_ZIP) ? ZipTypes.of(file, found) : found;
        }
    }

    /** Text is text to its end; the looking reads only its beginning. */
    private static void refuseBinary(Path file, String type) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int one = in.read(); one >= 0; one = in.read()) {
                if (one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f') {
                    throw ProblemType.UNPROCESSABLE_FILE.because("The file begins as " + type
                            + ", but holds control characters; send text in UTF-8 without them.");
                }
            }
        }
    }

    /** The name, with an extension that the type has; refused when it has another. */
    private String fitting(String name, String type) {
        try {
            var mime = types.forName(type);
            String extension = FileName.extension(name);
            if (extension.isEmpty()) {
                String whole = FileName.safe(name + mime.getExtension());
                return whole == null ? name : whole;
            }
            if (!mime.getExtensions().contains(extension)) {
                throw ProblemType.UNPROCESSABLE_FILE.because(
                        "The file is " + type + " by its content, but its name ends in " + extension
                                + "; such files end in " + String.join(", ", mime.getExtensions()) + ".");
            }
            return name;
        } catch (MimeTypeException e) {
            throw new IllegalStateException(e);
        }
    }
}
