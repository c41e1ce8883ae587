package dev.milepost.milestone.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** The bucket that files are kept in when the storage is S3. */
@ConfigMapping(prefix = "milepost.evidence.bucket")
interface BucketConfig {
    /** Its name; it must be there. */
    Optional<String> name();

    /** The address of the store; AWS's own of the region when absent. */
    Optional<URI> endpoint();

    @WithDefault("us-east-1")
    String region();

    /** Absent where the platform gives the credentials (a role of the pod, for example). */
    Optional<String> accessKey();

    Optional<String> secretKey();

    /** Whether the bucket is part of the path and not of the host name, as most self-hosted stores want it. */
    @WithDefault("true")
    boolean pathStyle();
}
