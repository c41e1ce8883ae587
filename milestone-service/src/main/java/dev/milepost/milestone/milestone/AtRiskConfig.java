package dev.milepost.milestone.milestone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** When milestones count as at risk. */
@ConfigMapping(prefix = "milepost.at-risk")
interface AtRiskConfig {
    /** How many days ahead a milestone that is not on its way is at risk. */
    @WithDefault("7")
    @Min(0)
    @Max(365)
    int days();
}
