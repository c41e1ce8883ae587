package dev.milepost.alert.reportmail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How reports are mailed; the rest is as for all mails. */
@ConfigMapping(prefix = "milepost.reportmail")
interface ReportMailConfig {
    /** A report that is older than this when its mail could go out is skipped: business time. */
    @WithDefault("3d")
    Duration usefulFor();
}
