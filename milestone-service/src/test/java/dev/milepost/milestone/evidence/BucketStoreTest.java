package dev.milepost.milestone.evidence;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The same, with an S3-compatible server of its own process behind it. */
class BucketStoreTest extends ContentStoreTest {
    @TempDir
    static java.nio.file.Path data;

    private static S3Server server;
    private static BucketStore store;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.start(data, "milepost");
        store = new BucketStore(new Settings(server.address()));
    }

    @AfterAll
    static void stop() {
        store.close();
        server.close();
    }

    @Override
    ContentStore store() {
        return store;
    }

    record Settings(URI address) implements BucketConfig {
        @Override
        public Optional<String> name() {
            return Optional.of("milepost");
        }

        @Override
        public Optional<URI> endpoint() {
            return Optional.of(address);
        }

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public Optional<String> accessKey() {
            return Optional.of("test");
        }

        @Override
        public Optional<String> secretKey() {
            return Optional.of("test-secret");
        }

        @Override
        public boolean pathStyle() {
            return true;
        }
    }
}
