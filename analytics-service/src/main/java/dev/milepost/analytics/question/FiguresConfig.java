package dev.milepost.analytics.question;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How questions are answered. */
@ConfigMapping(prefix = "milepost.figures")
public interface FiguresConfig {
    /**
     * The fewest people of a team whose figures everybody may see; those of smaller ones are for those who may see single
     * persons. 1 shows all. Of two people each knows the other's figures, by taking off their own: fewer than 3 hide nothing.
     */
    @WithDefault("5")
    int smallestGroup();

    /** The longest that the database works at one statement of a question on the history. */
    @WithDefault("30s")
    Duration longestQuestion();
}
