package dev.milepost.analytics.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How reports run and reach their recipients. */
@ConfigMapping(prefix = "milepost.report")
interface ReportConfig {
    /** How often it is looked for reports that are due, or {@code off}: a text, as the scheduler reads it. */
    @WithDefault("2s")
    String every();

    /**
     * The most KiB, in base64, of all files of a run that travel to their recipients; what is beyond is linked. Kafka's
     * clients and brokers take records of 1 MiB unless they are told otherwise.
     */
    @WithDefault("700")
    @Min(0)
    @Max(900)
    int attachKib();

    /** How long the events stay in the outbox, with the files in them; less than their topic keeps them. */
    @WithDefault("5d")
    Duration eventsKept();
}
