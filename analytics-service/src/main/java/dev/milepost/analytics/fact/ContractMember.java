package dev.milepost.analytics.fact;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A member of a contract, with whatever role. */
@Embeddable
record ContractMember(String tenantId, UUID personId) {}
