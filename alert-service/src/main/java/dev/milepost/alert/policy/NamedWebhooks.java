package dev.milepost.alert.policy;

import java.util.UUID;

/** The webhooks of the current tenant, as far as policies name them. */
public interface NamedWebhooks {
    /** Whether the tenant has one of that id. */
    boolean has(UUID id);
}
