package dev.milepost.alert.live;

import dev.milepost.alert.known.ContractOf;
import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractState;
import dev.milepost.events.DelegationEvent;
import dev.milepost.events.Event;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.ReportEvent;
import dev.milepost.events.WebhookEvent;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Whether a viewer may see an event: what happens in contracts that they see, and people and parties of their own tenant. */
@ApplicationScoped
class MayShow {
    private static final int ATTEMPTS = 50;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Known known;
    private final TenantScope tenants;

    @Inject
    MayShow(Known known, TenantScope tenants) {
        this.known = known;
        this.tenants = tenants;
    }

    boolean to(Viewer viewer, Event event, Verdicts verdicts) {
        if (!event.tenant().equals(viewer.tenant())) {
            return false;
        }
        return switch (event.data()) {
            case null -> false;
            case WebhookEvent webhook -> viewer.seesEveryContract();
            case ReportEvent report -> false; // by mail only
            case PersonEvent person -> viewer.party().isEmpty();
            case PartyEvent party -> viewer.party().isEmpty();
            case DelegationEvent delegation -> viewer.seesEveryContract(); // of a person, and of no contract
            case ContractEvent data ->
                viewer.seesEveryContract()
                        || verdicts.put(data.contract().id(), await(viewer, () -> stated(viewer, data.contract())));
            default -> {
                UUID contract = ContractOf.event(event);
                yield viewer.seesEveryContract()
                        || verdicts.of(contract, () -> await(viewer, () -> look(viewer, contract)));
            }
        };
    }

    /** What was just made may not be known here yet: it is waited for, as what is skipped is lost to the client. */
    private boolean await(Viewer viewer, Supplier<Optional<Boolean>> look) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Boolean> answer = tenants.call(
                    viewer.tenant(), () -> QuarkusTransaction.requiringNew().call(look::get));
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return false;
    }

    /** As the event itself says: what is known may be older than it, and who was shut out by it is not to get it. */
    private Optional<Boolean> stated(Viewer viewer, ContractState contract) {
        boolean open = contract.access() == ContractAccess.TENANT || isMember(viewer, contract);
        if (!open || viewer.party().isEmpty()) {
            return Optional.of(open);
        }
        return known.partyOf(viewer.party().get())
                .map(party -> contract.parties().stream()
                        .anyMatch(part -> part.partyId().equals(party.id())));
    }

    private boolean isMember(Viewer viewer, ContractState contract) {
        UUID person = person(viewer);
        return contract.members().stream().anyMatch(member -> member.personId().equals(person));
    }

    private UUID person(Viewer viewer) {
        return known.personOf(viewer.subject()).map(KnownPerson::id).orElse(new UUID(0, 0));
    }

    private Optional<Boolean> look(Viewer viewer, UUID id) {
        UUID person = person(viewer);
        return known.contract(id)
                .map(contract -> contract.isOpenTo(person)
                        && viewer.party()
                                .map(party -> known.takesPart(party, contract.id()))
                                .orElse(true));
    }
}
