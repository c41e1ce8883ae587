package dev.milepost.milestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every storage keeps to. */
abstract class ContentStoreTest {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
    private static final Instant EARLIER = Instant.parse("2000-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private final String tenant = "t" + UUID.randomUUID();

    abstract ContentStore store();

    @Test
    void givesBackWhatItTook() throws IOException {
        byte[] large = new byte[3_000_001];
        new java.util.Random(1).nextBytes(large);
        ContentStore.Key key = put(large);

        try (var in = store().open(key)) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void whatIsNotThereCannotBeOpenedButDeleted() throws IOException {
        ContentStore.Key key = put(SampleFiles.PDF);
        store().delete(key);
        store().delete(key);

        assertThatThrownBy(() -> store().open(key).close()).isInstanceOf(IOException.class);
    }

    @Test
    void bytesThatAreNotWhatTheyMustBeAreNotKept() throws IOException {
        ContentStore.Key key = new ContentStore.Key(tenant, UUID.randomUUID());
        Path file = Files.write(directory.resolve("upload"), SampleFiles.PDF);

        assertThatThrownBy(() -> store().put(key, file, "00".repeat(32))).isInstanceOf(IOException.class);

        assertThatThrownBy(() -> store().open(key).close()).isInstanceOf(IOException.class);
        assertThat(older(LATER)).doesNotContain(key);
    }

    @Test
    void tellsOfWhatIsOlderThanAMoment() throws IOException {
        List<ContentStore.Key> keys = new ArrayList<>();
        for (int i : IntStream.range(0, 5).toArray()) {
            keys.add(put(SampleFiles.text("file " + i)));
        }

        assertThat(older(LATER)).containsAll(keys);
        assertThat(older(EARLIER)).doesNotContainAnyElementsOf(keys);
    }

    private List<ContentStore.Key> older(Instant moment) throws IOException {
        List<ContentStore.Key> found = new ArrayList<>();
        store().olderThan(moment, batch -> {
            assertThat(batch)
                    .extracting(ContentStore.Key::tenant)
                    .containsOnly(batch.getFirst().tenant());
            found.addAll(batch);
        });
        return found;
    }

    private ContentStore.Key put(byte[] bytes) throws IOException {
        ContentStore.Key key = new ContentStore.Key(tenant, UUID.randomUUID());
        Path file = Files.write(directory.resolve("upload"), bytes);
        store().put(key, file, Sha256.of(file));
        return key;
    }
}
