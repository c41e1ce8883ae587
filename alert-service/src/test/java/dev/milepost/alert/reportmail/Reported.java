package dev.milepost.alert.reportmail;

import static dev.milepost.alert.Database.number;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Topic;
import dev.milepost.events.Change;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.PersonState;
import dev.milepost.events.ReportEvent;
import dev.milepost.events.ReportFile;
import dev.milepost.events.ReportRunState;
import dev.milepost.events.Topics;
import dev.milepost.local.testing.MariaDbAndKafka;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A run of a report of a test, as analytics-service would tell of it, and the people it is for. */
record Reported(
        String tenant,
        UUID id,
        UUID report,
        Instant madeAt,
        @Nullable UUID party,
        List<ReportFile> files) {
    static final byte[] CSV =
            "team,milestones\r\nBüro,4\r\n.\r\nfrom here\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    /** For the tenant's own people, with a small file. */
    static Reported of(String tenant, Instant madeAt) {
        return new Reported(
                tenant,
                UUID.randomUUID(),
                UUID.randomUUID(),
                madeAt,
                null,
                List.of(file("CSV", "text/csv;charset=UTF-8", CSV)));
    }

    static ReportFile file(String format, String type, byte[] content) {
        return new ReportFile(
                format, name(format), type, content.length, Base64.getEncoder().encodeToString(content));
    }

    static String name(String format) {
        return "delay-2027-03-01." + format.toLowerCase(java.util.Locale.ROOT);
    }

    Reported with(ReportFile... of) {
        return new Reported(tenant, id, report, madeAt, party, List.of(of));
    }

    /** Tells that it is ready; returns the event. */
    String ready(UUID... recipients) {
        return tell(EventType.REPORT_READY, 1, files, recipients);
    }

    /** Tells that its report was deleted. */
    void withdrawn(UUID... recipients) {
        tell(EventType.REPORT_WITHDRAWN, 2, List.of(), recipients);
    }

    private String tell(EventType type, long sequence, List<ReportFile> of, UUID... recipients) {
        var state = new ReportRunState(
                id,
                report,
                "Delay <by> team",
                "bottlenecks",
                "Ada Manager",
                party,
                madeAt,
                madeAt,
                LocalDate.parse("2027-01-01"),
                null,
                List.of(recipients),
                of);
        String json = EventJson.write(Event.of(
                UUID.randomUUID(),
                "/analytics-service",
                type,
                id,
                madeAt,
                id,
                sequence,
                tenant,
                new ReportEvent(state)));
        publish(json);
        return json;
    }

    void publish(String json) {
        Map<String, Object> settings = new HashMap<>(MariaDbAndKafka.kafkaAdminProperties());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.ANALYTICS, id.toString(), json));
            producer.flush();
        }
    }

    /** A person that the service knows. */
    static UUID person(String tenant, String subject, @Nullable String email, String locale, @Nullable UUID party) {
        UUID id = UUID.randomUUID();
        var state = new PersonState(id, 1, subject, "Bruno", email, "Europe/Berlin", locale, List.of(), null, party);
        Topic.publish(
                tenant,
                id,
                EventType.PERSON_CREATED,
                id,
                Instant.EPOCH,
                new PersonEvent(state, new Change(null, "test", null, null)));
        await("person " + id)
                .atMost(Duration.ofSeconds(30))
                .until(() -> number("SELECT COUNT(*) FROM known_person WHERE id = '" + id + "'") == 1);
        return id;
    }
}
