package dev.milepost.milestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are taken, and as what. */
class FileTypesTest {
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final byte[] CSV = SampleFiles.text("day,value\n2027-06-28,1.2\n");

    @TempDir
    Path directory;

    private final FileTypes types = new FileTypes(List.of(FileTypes.USUAL.split(",")));

    @Test
    void theContentSaysWhatAFileIs() throws IOException {
        assertThat(type(SampleFiles.PDF, "report.pdf", "application/pdf")).isEqualTo("application/pdf");
        assertThat(type(SampleFiles.PDF, "report.pdf", null)).isEqualTo("application/pdf");
        assertThat(type(SampleFiles.PNG, "site.PNG", "image/png")).isEqualTo("image/png");
        assertThat(type(CSV, "values.csv", "text/csv")).isEqualTo("text/csv");
        assertThat(type(CSV, "values.csv", "application/vnd.ms-excel")).isEqualTo("text/csv");
        assertThat(type(CSV, "values.csv", "text/plain")).isEqualTo("text/csv");
        assertThat(type(SampleFiles.text("Done, größtenteils.\n"), "note.txt", "text/plain; charset=utf-8"))
                .isEqualTo("text/plain");
        assertThat(type(SampleFiles.docx(), "report.docx", WORD)).isEqualTo(WORD);
        assertThat(type(SampleFiles.docx(), "report.docx", "application/octet-stream"))
                .isEqualTo(WORD);
        assertThat(type(SampleFiles.zip("mimetype", "content.xml"), "report.odt", null))
                .isEqualTo("application/vnd.oasis.opendocument.text");
    }

    @Test
    void aNameWithoutEndingGetsOne() throws IOException {
        assertThat(check(SampleFiles.PDF, "report", null).name()).isEqualTo("report.pdf");
    }

    @Test
    void whatMayRunIsRefusedWhateverItIsCalled() {
        refused(415, SampleFiles.ELF, "report.pdf", "application/pdf");
        refused(415, SampleFiles.EXE, "report.pdf", "application/pdf");
        refused(415, SampleFiles.text("#!/bin/sh\nrm -rf .\n"), "note.txt", "text/plain");
        refused(
                415,
                SampleFiles.text("<!DOCTYPE html><html><script>alert(1)</script></html>"),
                "note.txt",
                "text/plain");
        refused(415, SampleFiles.text("just text"), "page.html", "text/plain");
        refused(415, SampleFiles.text("alert(1)"), "code.js", null);
        refused(
                415,
                SampleFiles.text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                "site.png",
                "image/png");
    }

    @Test
    void aZipIsTakenOnlyAsTheDocumentItIs() throws IOException {
        refused(415, SampleFiles.zip("a.txt"), "report.docx", WORD);
        refused(415, SampleFiles.zip("META-INF/MANIFEST.MF", "Main.class"), "report.docx", WORD);
        refused(422, SampleFiles.docx("word/vbaProject.bin"), "report.docx", WORD);
        byte[] whole = SampleFiles.docx();
        refused(422, Arrays.copyOf(whole, whole.length / 2), "report.docx", WORD);
    }

    @Test
    void neitherTheDeclaredTypeNorTheNameMayContradictTheContent() {
        refused(422, SampleFiles.PDF, "report.pdf", "image/png");
        refused(422, SampleFiles.PDF, "report.exe", "application/pdf");
        refused(422, SampleFiles.PDF, "report.pdf", "nonsense");
        refused(422, SampleFiles.PNG, "site.jpg", "image/png");
        byte[] later = Arrays.copyOf(SampleFiles.text("text ".repeat(20_000)), 100_010);
        refused(422, later, "note.txt", "text/plain");
    }

    @Test
    void theConfigurationDecidesButForWhatIsNeverTaken() throws IOException {
        FileTypes zips = new FileTypes(List.of("application/zip", "text/html"));
        Path zip = Files.write(directory.resolve("zip"), SampleFiles.zip("a.txt"));
        Path page = Files.write(directory.resolve("page"), SampleFiles.text("<!DOCTYPE html><html></html>"));

        assertThat(zips.check(zip, "all.zip", null).mediaType()).isEqualTo("application/zip");
        assertThatThrownBy(() -> zips.check(page, "page.html", null)).isInstanceOf(HttpProblem.class);
        assertThat(FileTypes.unusable(List.of("application/zip", "Text/HTML"))).containsExactly("Text/HTML");
    }

    private void refused(int status, byte[] content, String name, @Nullable String declared) {
        assertThatThrownBy(() -> check(content, name, declared))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode())
                                .as(problem.getDetail())
                                .isEqualTo(status));
    }

    private String type(byte[] content, String name, @Nullable String declared) throws IOException {
        return check(content, name, declared).mediaType();
    }

    private FileTypes.Checked check(byte[] content, String name, @Nullable String declared) throws IOException {
        return types.check(Files.write(directory.resolve("upload"), content), name, declared);
    }
}
