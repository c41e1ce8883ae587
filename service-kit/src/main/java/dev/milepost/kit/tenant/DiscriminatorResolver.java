package dev.milepost.kit.tenant;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Tells Hibernate whose rows a session may see: every entity with {@code @TenantId} is filtered by it. */
@PersistenceUnitExtension
@RequestScoped
class DiscriminatorResolver implements TenantResolver {
    private final CurrentTenant tenant;

    @Inject
    DiscriminatorResolver(CurrentTenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public String getDefaultTenantId() {
        throw new IllegalStateException("no tenant, no session");
    }

    @Override
    public String resolveTenantId() {
        return tenant.get();
    }
}
