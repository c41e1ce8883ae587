package dev.milepost.analytics;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the specification says about the service as a whole; service-kit adds what all specifications have in common. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Milepost analytics-service",
                        version = "1.0.0",
                        description =
                                "Where time and money are lost in the contracts of a tenant: figures made from the"
                                        + " events of milestone-service. They follow a change within moments, not at once.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        tags = {
            @Tag(name = "Summary", description = "The figures of a tenant, or of one contract, as they are now"),
            @Tag(
                    name = "Questions",
                    description = "Figures by dimensions as of any moment, and the milestones behind them"),
            @Tag(
                    name = "Exports",
                    description =
                            "Answers and the milestones behind them as CSV and XLSX; also with `Accept` at the questions"),
            @Tag(
                    name = "Charts",
                    description = "Answers as SVG, to embed and to print; also with `Accept` at the questions"),
            @Tag(name = "Reports", description = "Questions that are saved and answered as files by a schedule"),
            @Tag(
                    name = "Forecasts",
                    description = "What is likely to become of open milestones, and how good forecasts were"),
            @Tag(name = "Rebuilds", description = "Making the history again from the stored events")
        })
public class AnalyticsApi extends Application {}
