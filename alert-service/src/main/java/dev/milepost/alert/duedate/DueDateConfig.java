package dev.milepost.alert.duedate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When it is told that due dates come near or are over. */
@ConfigMapping(prefix = "milepost.duedates")
public interface DueDateConfig {
    /** How often it is looked for them: real time. */
    @WithDefault("1m")
    Duration every();

    /** How many days before it a due date is near. */
    @WithDefault("7")
    int approaching();
}
