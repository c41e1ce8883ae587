package dev.milepost.analytics.fact;

import dev.milepost.events.PartyRole;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A party in one of its roles in a contract. */
@Embeddable
record ContractParty(
        String tenantId,
        UUID partyId,

        @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR)
        PartyRole role) {}
