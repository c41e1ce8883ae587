package dev.milepost.alert.webhook.delivery;

import dev.milepost.alert.webhook.Webhooks;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;

/** Sends again what was sent, with the same webhook-id: a receiver that has had it can tell. */
@ApplicationScoped
class ReplayDeliveries {
    private static final int MOST = 10_000;

    private final Webhooks webhooks;
    private final ReadDeliveries read;
    private final Deliveries deliveries;

    @Inject
    ReplayDeliveries(Webhooks webhooks, ReadDeliveries read, Deliveries deliveries) {
        this.webhooks = webhooks;
        this.read = read;
        this.deliveries = deliveries;
    }

    @Transactional
    DeliveryView one(UUID webhook, UUID event) {
        read.view(webhook, event);
        refuseDisabled(webhook);
        if (!deliveries.again(webhook, event)) {
            throw ProblemType.CONFLICT.because("The delivery is being sent right now; see what comes of it.");
        }
        return read.view(webhook, event);
    }

    @Transactional
    ReplayView many(UUID webhook, ReplayRequest request) {
        webhooks.refuseCounterparty();
        new Violations()
                .check(request.states().stream().noneMatch(Objects::isNull), "states", "has an entry that is null")
                .check(
                        request.from() == null
                                || request.to() == null
                                || request.from().isBefore(request.to()),
                        "to",
                        "must be after 'from'")
                .throwIfAny();
        refuseDisabled(webhook);
        Deliveries.Again again = deliveries.again(webhook, request.states(), request.from(), request.to(), MOST);
        return new ReplayView(again.count(), again.moreFrom() != null, again.moreFrom());
    }

    private void refuseDisabled(UUID webhook) {
        if (!webhooks.get(webhook).isEnabled()) {
            throw ProblemType.CONFLICT.because("The webhook is switched off; PATCH it with {\"enabled\": true} first.");
        }
    }
}
