package dev.milepost.milestone.evidence;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** How files are taken in and where they are kept. */
@ConfigMapping(prefix = "milepost.evidence")
interface EvidenceConfig {
    /** Where the bytes of files are. */
    enum Storage {
        /** Below {@link #directory()}, which all replicas share. */
        FILE_SYSTEM,
        /** In a bucket of an S3-compatible store, see {@link BucketConfig}. */
        S3
    }

    /** The most bytes of a file, 64 MiB at most less the frame of the upload. */
    @WithDefault("25M")
    MemorySize largest();

    /** The media types that are taken; what is not among them is refused. */
    @WithDefault(FileTypes.USUAL)
    Set<String> types();

    /** Which kind of storage. */
    @WithDefault("FILE_SYSTEM")
    Storage storage();

    /** The directory of files. The default is for development and stops the start in production. */
    @WithDefault(DEVELOPMENT_DIRECTORY)
    Path directory();

    /** How old bytes must be that no evidence names before they are removed. */
    @WithDefault("P7D")
    Duration orphanAge();

    /** Below the directory for temporary files, which need not survive. */
    String DEVELOPMENT_DIRECTORY = "${java.io.tmpdir}/milepost-evidence";
}
