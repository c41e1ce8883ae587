package dev.milepost.alert.delivery;

import dev.milepost.alert.bounce.CountBounce;
import dev.milepost.alert.inbox.PutInInbox;
import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.preference.Mute;
import dev.milepost.alert.reminder.Recipient;
import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes into the ledger what came of deliveries, together with the events that tell of it, many in one go. Only for whoever still holds
 * the claim. What was cancelled or moved while it was on its way is recorded as sent all the same, because it was; but for what
 * is for a webhook, which goes into its line here, and what was moved before anything went out.
 */
@ApplicationScoped
class RecordOutcome {
    private final TenantScope tenants;
    private final OutcomeRows rows;
    private final PutInInbox inbox;
    private final FoldIntoOne foldIntoOne;
    private final CountBounce bounces;
    private final TellOutcome tell;
    private final Webhooks webhooks;

    @Inject
    RecordOutcome(
            TenantScope tenants,
            OutcomeRows rows,
            PutInInbox inbox,
            FoldIntoOne foldIntoOne,
            CountBounce bounces,
            TellOutcome tell,
            Webhooks webhooks) {
        this.tenants = tenants;
        this.rows = rows;
        this.inbox = inbox;
        this.foldIntoOne = foldIntoOne;
        this.bounces = bounces;
        this.tell = tell;
        this.webhooks = webhooks;
    }

    /**
     * Records deliveries of one tenant in one transaction.
     *
     * @return what was recorded, by reminder; missing are those whose claim was lost to somebody else, and those
     *     that were moved before anything went out
     */
    Map<UUID, Delivered> record(List<Delivered> deliveries) {
        String tenant = deliveries.getFirst().due().tenant();
        return tenants.call(tenant, () -> QuarkusTransaction.requiringNew().call(() -> write(tenant, deliveries)));
    }

    /** Records that it is in its person's inbox while its mail waits. */
    void arrived(DueReminder due, Claims.Claim claim, Instant now) {
        tenants.run(
                due.tenant(),
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    OutcomeRows.Held held =
                            rows.hold(due.tenant(), List.of(claim)).get(due.id());
                    if (held != null && !held.wasMoved(due)) {
                        entry(due, held).ifPresent(entry -> inbox.put(due.tenant(), List.of(entry), now));
                        rows.arrived(claim, now);
                    }
                    return due;
                }));
    }

    /** Counts an attempt for a row that cannot even be read; nothing is known of it that an event could tell. */
    void unreadable(Claims.Claim claim, String reason) throws SQLException {
        rows.unreadable(claim, reason);
    }

    private Map<UUID, Delivered> write(String tenant, List<Delivered> deliveries) throws SQLException {
        Map<UUID, OutcomeRows.Held> held =
                rows.hold(tenant, deliveries.stream().map(Delivered::claim).toList());
        webhooks.hold(
                deliveries.stream().filter(RecordOutcome::isForWebhook).map(delivered -> webhookOf(delivered.due())));
        List<Delivered> mine = new ArrayList<>();
        List<Claims.Claim> moved = new ArrayList<>();
        List<PutInInbox.Entry> entries = new ArrayList<>();
        for (Delivered delivered : deliveries) {
            var row = held.get(delivered.claim().id());
            if (row != null && row.wasMoved(delivered.due()) && !delivered.wasTried()) {
                moved.add(delivered.claim());
            } else if (row != null && (row.ended() == null || !isForWebhook(delivered))) {
                mine.add(isForWebhook(delivered) ? forWebhook(delivered) : delivered);
                if (delivered.arrives()) {
                    entry(delivered.due(), row).ifPresent(entries::add);
                }
            }
        }
        rows.letGo(moved);
        inbox.put(tenant, entries, deliveries.getLast().at());
        List<Delivered> recorded = rows.write(tenant, mine);
        for (Delivered delivered : recorded) {
            UUID person = delivered.due().person();
            if (delivered.outcome() instanceof Outcome.Folded folded && person != null) {
                foldIntoOne.fold(delivered.due(), person, folded, delivered.at());
            }
            if (delivered.outcome() instanceof Outcome.Refused(String reason, String status) && status != null) {
                bounces.count(delivered.address(), status, reason);
            }
        }
        tell.tell(recorded);
        return recorded.stream()
                .collect(Collectors.toMap(delivered -> delivered.due().id(), Function.identity()));
    }

    private static boolean isForWebhook(Delivered delivered) {
        return delivered.outcome() instanceof Outcome.Accepted
                && delivered.due().channel() == Channel.WEBHOOK;
    }

    /** Nothing has gone out yet: it is put in line in this transaction, if its webhook is told of the contract now. */
    private Delivered forWebhook(Delivered delivered) {
        DueReminder due = delivered.due();
        return webhooks.objection(webhookOf(due), due.about().contractId())
                .map(reason -> delivered.with(new Outcome.Skipped(reason)))
                .orElse(delivered);
    }

    private static UUID webhookOf(DueReminder due) {
        return Recipient.webhookOf(due.recipient()).orElseThrow();
    }

    private static Optional<PutInInbox.Entry> entry(DueReminder due, OutcomeRows.Held held) {
        UUID person = due.person();
        if (person == null || due.inboxAt() != null) {
            return Optional.empty();
        }
        var hush = due.hush();
        boolean muted = hush != null && hush.kind() != Mute.Kind.SNOOZE;
        return Optional.of(new PutInInbox.Entry(
                due.id(),
                person,
                due.about().contractId(),
                due.about().milestoneId(),
                due.subject(),
                due.subjectId(),
                due.subjectKind(),
                due.dueDate(),
                due.rung().name(),
                hush == null || muted ? null : hush.until(),
                !muted,
                held.ended()));
    }
}
