package dev.milepost.milestone.person;

import dev.milepost.kit.problem.RequestId;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The person who calls. A person comes about at their first request; which subjects have one is remembered, so that the
 * usual request costs no query.
 */
@ApplicationScoped
public class CurrentActor {
    private static final int MOST_REMEMBERED = 100_000;

    private record Key(String tenant, String subject, Optional<String> party) {}

    private final Caller caller;
    private final ActingAs acting;
    private final RegisterPerson register;
    private final RequestId requestId;
    private final Map<Key, UUID> known = new ConcurrentHashMap<>();

    @Inject
    CurrentActor(Caller caller, ActingAs acting, RegisterPerson register, RequestId requestId) {
        this.caller = caller;
        this.acting = acting;
        this.register = register;
        this.requestId = requestId;
    }

    public Actor get() {
        Actor job = acting.actor();
        return job != null ? job : new Actor(personId().orElse(null), caller.name(), requestId.current());
    }

    /** The person's id; empty for a service account and for jobs. */
    public Optional<UUID> personId() {
        Actor job = acting.actor();
        if (job != null) {
            return Optional.ofNullable(job.personId());
        }
        if (caller.isServiceAccount()) {
            return Optional.empty();
        }
        Key key = new Key(caller.tenant(), caller.subject(), caller.party());
        UUID id = known.get(key);
        if (id == null) {
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
            }
            var registered = register.register();
            id = registered.id();
            if (registered.isSettled()) {
                known.put(key, id);
            }
        }
        return Optional.of(id);
    }
}
