package dev.milepost.milestone.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Keeps the bytes of files. What {@link #put} has returned from survives a crash; what it has not returned from is not
 * there. Nothing in it is ever changed, only added and deleted.
 */
interface ContentStore {
    /** The name of some bytes: the tenant's slug and the id of the evidence. */
    record Key(String tenant, UUID id) {
        @Override
        public String toString() {
            return tenant + "/" + id;
        }
    }

    /**
     * Takes over the bytes of {@code file}.
     *
     * @param sha256 what they must be, in hexadecimal
     * @throws IOException when they could not be kept, or are not what they must be
     */
    void put(Key key, Path file, String sha256) throws IOException;

    /** Opens the bytes. */
    InputStream open(Key key) throws IOException;

    /** Removes the bytes, if they are there. */
    void delete(Key key) throws IOException;

    /** Gives {@code sink} the keys of all that was stored before {@code moment}, of one tenant at a time, up to 500 at once. */
    void olderThan(Instant moment, Consumer<List<Key>> sink) throws IOException;

    /** How many keys are looked up at once. */
    int AT_ONCE = 500;
}
