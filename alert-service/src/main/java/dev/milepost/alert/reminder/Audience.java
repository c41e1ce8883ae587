package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may be told of a contract: a person who may not see it is told nothing, whatever a policy says. */
@ApplicationScoped
public class Audience {
    public static final String NO_MEMBER = "only its members see the contract, and they are none";
    public static final String NO_PARTY = "their party takes no part in the contract";

    private final Known known;

    @Inject
    Audience(Known known) {
        this.known = known;
    }

    /** Why {@code recipient} is not reminded; null when they may be. */
    @Nullable
    String objection(String recipient, KnownContract contract) {
        UUID person = Recipient.personOf(recipient).orElse(null);
        if (person == null) {
            return null;
        }
        if (!contract.isOpenTo(person)) {
            return NO_MEMBER;
        }
        UUID party = known.person(person).map(KnownPerson::partyId).orElse(null);
        return party == null || known.takesPart(party, contract.id()) ? null : NO_PARTY;
    }

    boolean includes(PlannedRung rung) {
        return objection(rung.recipient(), rung.occurrence().contract()) == null;
    }
}
