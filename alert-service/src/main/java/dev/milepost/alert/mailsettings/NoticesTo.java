package dev.milepost.alert.mailsettings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Who of the current tenant is told that something has stopped when whoever made it cannot be. */
@ApplicationScoped
public class NoticesTo {
    private final EntityManager entities;

    @Inject
    NoticesTo(EntityManager entities) {
        this.entities = entities;
    }

    /** The address; empty where none was named. */
    public Optional<String> address() {
        return entities.createQuery("from MailSettings", MailSettings.class)
                .getResultStream()
                .findFirst() // of the tenant: there is one
                .map(settings -> settings.noticesTo);
    }
}
