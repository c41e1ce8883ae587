package dev.milepost.analytics.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job makes the reports of one tenant after the other within one request context: each finds its own parties. */
@QuarkusTest
class PartiesOfTenantsQTest extends ServiceTest {
    @Inject
    FactQueries facts;

    @Inject
    TenantScope tenants;

    @Test
    @ActivateRequestContext
    void eachTenantFindsItsOwn() {
        String reference = "supplier-" + UUID.randomUUID();
        Map<String, UUID> parties =
                Map.of("first-" + reference, UUID.randomUUID(), "second-" + reference, UUID.randomUUID());
        parties.forEach((tenant, party) ->
                Story.of(tenant, Made.party(party, reference, "Supplier")).fold(consumer));

        parties.forEach((tenant, party) ->
                assertThat(tenants.call(tenant, () -> facts.partyOf(reference))).contains(party));
    }
}
