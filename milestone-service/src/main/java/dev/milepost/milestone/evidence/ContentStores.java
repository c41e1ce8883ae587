package dev.milepost.milestone.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Makes the storage that the configuration names. */
@ApplicationScoped
class ContentStores {
    @Produces
    @ApplicationScoped
    ContentStore store(EvidenceConfig config, BucketConfig bucket) {
        return switch (config.storage()) {
            case FILE_SYSTEM -> new FileSystemStore(config.directory());
            case S3 -> new BucketStore(bucket);
        };
    }

    void close(@Disposes ContentStore store) throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
