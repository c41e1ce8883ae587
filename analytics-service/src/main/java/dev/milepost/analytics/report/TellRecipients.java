package dev.milepost.analytics.report;

import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.events.EventType;
import dev.milepost.events.ReportEvent;
import dev.milepost.events.ReportFile;
import dev.milepost.events.ReportRunState;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands runs over to be mailed, and takes them back: by events, each in the transaction of what it tells of. */
@ApplicationScoped
class TellRecipients {
    private final Outbox outbox;
    private final FactQueries facts;
    private final ReportConfig config;

    @Inject
    TellRecipients(Outbox outbox, FactQueries facts, ReportConfig config) {
        this.outbox = outbox;
        this.facts = facts;
        this.config = config;
    }

    /** A run as far as it is told of. */
    record Run(UUID id, UUID report, String name, Instant dueAt, Instant madeAt) {}

    /**
     * Hands a run over, to {@code recipients} if there are any.
     *
     * @param party the reference of the party that its owner belongs to; null for the tenant's own
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void ready(
            Run run,
            String owner,
            @Nullable String party,
            ReportRequest made,
            List<UUID> recipients,
            Map<ReportFormat, byte[]> files) {
        Optional<UUID> side = party == null ? Optional.empty() : facts.partyOf(party);
        if (recipients.isEmpty() || party != null && side.isEmpty()) { // nobody is of a party that nobody knows
            return;
        }
        ReportRunState state =
                state(run, owner, side.orElse(null), made, recipients, attached(run, files, config.attachKib() << 10));
        outbox.append(run.id(), List.of(new PendingEvent(EventType.REPORT_READY, run.id(), new ReportEvent(state))));
    }

    /** Takes runs back that were handed over: what has not gone out is not to. */
    @Transactional(Transactional.TxType.MANDATORY)
    void withdrawn(List<Run> runs, String owner, @Nullable String party, ReportRequest made) {
        UUID side = party == null ? null : facts.partyOf(party).orElse(null);
        SortedMap<UUID, List<PendingEvent>> events = new TreeMap<>();
        for (Run run : runs) {
            ReportRunState state = state(run, owner, side, made, made.toWhom(), List.of());
            events.put(
                    run.id(), List.of(new PendingEvent(EventType.REPORT_WITHDRAWN, run.id(), new ReportEvent(state))));
        }
        outbox.append(events);
    }

    /** The files, those with their content of which {@code most} bytes of base64 hold all. */
    static List<ReportFile> attached(Run run, Map<ReportFormat, byte[]> files, int most) {
        int left = most;
        List<ReportFile> attached = new ArrayList<>();
        for (var file : files.entrySet()) {
            ReportFormat format = file.getKey();
            int bytes = file.getValue().length;
            boolean fits = (bytes + 2) / 3 * 4 <= left;
            String content = fits ? Base64.getEncoder().encodeToString(file.getValue()) : null;
            left -= content == null ? 0 : content.length();
            attached.add(new ReportFile(
                    format.name(), format.fileName(run.name(), run.dueAt()), format.contentType(), bytes, content));
        }
        return attached;
    }

    private static ReportRunState state(
            Run run,
            String owner,
            @Nullable UUID side,
            ReportRequest made,
            List<UUID> recipients,
            List<ReportFile> files) {
        return new ReportRunState(
                run.id(),
                run.report(),
                run.name(),
                made.question(),
                owner,
                side,
                run.dueAt(),
                run.madeAt(),
                day(made, "from"),
                day(made, "to"),
                recipients,
                files);
    }

    /** Whatever is no day was refused when the report was saved. */
    private static @Nullable LocalDate day(ReportRequest made, String parameter) {
        List<String> given = made.given().getOrDefault(parameter, List.of());
        return given.isEmpty() ? null : LocalDate.parse(given.getFirst());
    }
}
