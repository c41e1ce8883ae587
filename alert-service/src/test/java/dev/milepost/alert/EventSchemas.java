package dev.milepost.alert;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The published schemas of events, as a receiver uses them. */
public final class EventSchemas {
    private static final String IDS = "https://milepost.dev/schemas/";
    private static final Schema EVENT = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry -> registry.schemaIdResolvers(
                                    ids -> ids.mapPrefix(IDS, "classpath:dev/milepost/events/schemas/"))
                            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build()))
            .getSchema(SchemaLocation.of(IDS + "event.schema.json"));

    private EventSchemas() {}

    /** What is wrong with an event; nothing when it is valid. */
    public static List<String> errors(String event) {
        return EVENT.validate(event, InputFormat.JSON).stream()
                .map(String::valueOf)
                .toList();
    }
}
