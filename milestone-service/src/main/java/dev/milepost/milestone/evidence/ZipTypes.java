package dev.milepost.milestone.evidence;

import dev.milepost.kit.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.mime.MediaType;

/** Tells the office documents among zip files by their parts, not by their names; nothing in them is unpacked. */
final class ZipTypes {
    private static final String OOXML = "vnd.openxmlformats-officedocument.";
    private static final Map<String, MediaType> MAIN_PARTS = Map.of(
            "word/document.xml", MediaType.application(OOXML + "wordprocessingml.document"),
            "xl/workbook.xml", MediaType.application(OOXML + "spreadsheetml.sheet"),
            "ppt/presentation.xml", MediaType.application(OOXML + "presentationml.presentation"));
    private static final int LONGEST_MIMETYPE = 100;
    private static final int MOST_PARTS = 10_000;

    private ZipTypes() {}

    /** The type of a zip file, which {@code seeming} is what its first bytes and its name say. */
    static MediaType of(Path file, MediaType seeming) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw ProblemType.UNPROCESSABLE_FILE.because("The file has more than " + MOST_PARTS + " parts.");
            }
            if (zip.stream().anyMatch(part -> part.getName().endsWith("vbaProject.bin"))) {
                throw ProblemType.UNPROCESSABLE_FILE.because("The document has macros; save it without them.");
            }
            ZipEntry openDocument = zip.getEntry("mimetype");
            if (openDocument != null && openDocument.getSize() <= LONGEST_MIMETYPE) {
                try (var in = zip.getInputStream(openDocument)) {
                    MediaType type = MediaType.parse(
                            new String(in.readNBytes(LONGEST_MIMETYPE), StandardCharsets.US_ASCII).strip());
                    return type == null ? MediaType.APPLICATION_ZIP : type;
                }
            }
            if (zip.getEntry("[Content_Types].xml") != null) {
                return MAIN_PARTS.entrySet().stream()
                        .filter(part -> zip.getEntry(part.getKey()) != null)
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(MediaType.APPLICATION_ZIP);
            }
            boolean program =
                    zip.getEntry("META-INF/MANIFEST.MF") != null || zip.getEntry("AndroidManifest.xml") != null;
            return program ? MediaType.application("java-archive") : MediaType.APPLICATION_ZIP;
        } catch (ZipException e) {
            throw ProblemType.UNPROCESSABLE_FILE.because(
                    "The file begins as " + seeming + ", but is not a whole one; was it cut off?");
        }
    }
}
