package dev.milepost.alert.policy;

import java.util.UUID;

/** The webhooks of the current tenant, as far as policies name them. */
public interface NamedWebhooks {
    /** Whether the tenant has one of that id. */
    boolean has(UUID id);

    /** These and those that {@code before} names: one that was deleted since stands in no way of other changes. */
    default NamedWebhooks orNamedBy(PolicyRequest before) {
        return id -> before.rungs().stream().anyMatch(rung -> names(rung, id)) || has(id);
    }

    private static boolean names(RungRequest rung, UUID webhook) {
        Escalation escalation = rung.escalation();
        return rung.webhooks().contains(webhook)
                || escalation != null && escalation.webhooks().contains(webhook);
    }
}
