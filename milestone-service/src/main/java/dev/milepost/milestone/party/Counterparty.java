package dev.milepost.milestone.party;

import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The counterparty that the caller belongs to, looked up once a request. The tenant's own people have none. */
@RequestScoped
public class Counterparty {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Caller caller;
    private final Parties parties;
    private @Nullable Optional<UUID> id;

    @Inject
    Counterparty(Caller caller, Parties parties) {
        this.caller = caller;
        this.parties = parties;
    }

    /** Its id; an id that no party has when the token names a party that is not there. */
    public Optional<UUID> id() {
        if (id == null) {
            id = caller.party()
                    .map(reference ->
                            parties.findByReference(reference).map(Party::id).orElse(NOBODY));
        }
        return id;
    }
}
