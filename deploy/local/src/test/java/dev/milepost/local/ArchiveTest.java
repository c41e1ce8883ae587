package dev.milepost.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    private Path directory;

    @Test
    void unpacks_once_and_makes_programs_executable() throws Exception {
        var zip = zip("part/bin/program", "part/readme");

        var unpacked = Archive.unpackOnce(zip, directory.resolve("unpacked"));
        Files.delete(unpacked.resolve("part/readme"));
        Archive.unpackOnce(zip, directory.resolve("unpacked"));

        assertThat(unpacked.resolve("part/bin/program")).isExecutable();
        assertThat(unpacked.resolve("part/readme")).doesNotExist();
    }

    @Test
    void a_corrupt_download_is_named_and_leaves_nothing() throws Exception {
        var whole = Files.readAllBytes(zip("part/bin/program"));
        var half = directory.resolve("half.zip");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Archive.unpackOnce(half, directory.resolve("unpacked")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(half.toString())
                .hasMessageContaining("delete it");
        assertThat(directory.resolve("unpacked/half")).doesNotExist();
    }

    @Test
    void an_entry_outside_is_refused() throws Exception {
        var zip = zip("../../evil");

        assertThatThrownBy(() -> Archive.unpackOnce(zip, directory.resolve("a/b")))
                .hasMessageContaining("../../evil");
        assertThat(directory.resolve("evil")).doesNotExist();
    }

    private Path zip(String... names) throws IOException {
        var file = directory.resolve("download.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(UTF_8));
            }
        }
        return file;
    }
}
