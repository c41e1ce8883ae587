package dev.milepost.milestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileSystemStoreTest extends ContentStoreTest {
    @Override
    ContentStore store() {
        return new FileSystemStore(directory.resolve("store"));
    }

    @Test
    void whatACrashLeftHalfWrittenIsNeverAtItsPlaceAndGoesInTime() throws IOException {
        UUID id = UUID.randomUUID();
        Path half =
                Files.createDirectories(directory.resolve("store/.incoming")).resolve(id.toString());
        Files.writeString(half, "%PDF-1.7 ha");

        store().olderThan(
                        Instant.parse("2999-01-01T00:00:00Z"),
                        keys -> assertThat(keys)
                                .extracting(ContentStore.Key::id)
                                .doesNotContain(id));

        assertThat(half).doesNotExist();
    }

    @Test
    void foreignFilesAreLeftAlone() throws IOException {
        Path foreign =
                Files.createDirectories(directory.resolve("store/lost+found")).resolve("x");
        Files.writeString(foreign, "x");

        store().olderThan(
                        Instant.parse("2999-01-01T00:00:00Z"),
                        keys -> assertThat(List.of(keys)).isEmpty());

        assertThat(foreign).exists();
    }
}
