package dev.milepost.milestone.evidence;

import dev.milepost.kit.startup.DevelopmentConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stops the start when files could not be kept as they must be: settings that contradict each other, or that lose files. */
@ApplicationScoped
class EvidenceChecks {
    private final DevelopmentConfig development;
    private final EvidenceConfig evidence;
    private final BucketConfig bucket;

    @Inject
    EvidenceChecks(DevelopmentConfig development, EvidenceConfig evidence, BucketConfig bucket) {
        this.development = development;
        this.evidence = evidence;
        this.bucket = bucket;
    }

    void check(@Observes @Priority(2) StartupEvent event) {
        boolean production = !development.enabled() && LaunchMode.current() == LaunchMode.NORMAL;
        List<String> wrong = wrong(evidence, bucket, production);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Settings of files, not starting:\n - " + String.join("\n - ", wrong));
        }
    }

    static List<String> wrong(EvidenceConfig evidence, BucketConfig bucket, boolean production) {
        List<String> found = new ArrayList<>();
        long largest = evidence.largest().asLongValue();
        if (largest < 1 || largest > EvidenceResource.LARGEST_UPLOAD - EvidenceResource.FRAME) {
            found.add("MILEPOST_EVIDENCE_LARGEST must be 1 to 63M");
        }
        FileTypes.unusable(evidence.types())
                .forEach(type -> found.add("MILEPOST_EVIDENCE_TYPES names " + type + ", which is never taken"));
        if (evidence.storage() == EvidenceConfig.Storage.S3) {
            if (bucket.name().isEmpty()) {
                found.add("MILEPOST_EVIDENCE_BUCKET_NAME is missing");
            }
            if (bucket.accessKey().isPresent() != bucket.secretKey().isPresent()) {
                found.add("MILEPOST_EVIDENCE_BUCKET_ACCESS_KEY and _SECRET_KEY belong together");
            }
            if (production
                    && bucket.endpoint()
                            .filter(address -> !"https".equals(address.getScheme()))
                            .isPresent()) {
                found.add("MILEPOST_EVIDENCE_BUCKET_ENDPOINT must be an https address");
            }
        } else if (production
                && evidence.directory()
                        .toAbsolutePath()
                        .normalize()
                        .startsWith(Path.of(System.getProperty("java.io.tmpdir")))) {
            found.add("MILEPOST_EVIDENCE_DIRECTORY must be a lasting directory that all replicas share");
        }
        return found;
    }
}
