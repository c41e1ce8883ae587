package dev.milepost.alert.live;

import dev.milepost.alert.known.ContractOf;
import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.DelegationEvent;
import dev.milepost.events.Event;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.ReportEvent;
import dev.milepost.events.Topics;
import dev.milepost.events.WebhookEvent;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a viewer may see an event: what happens in contracts that they see, and people and parties of their own tenant.
 * Who sees a contract is asked when its event has been folded, so that what is known is never older than the event; it may
 * be newer, as when a client reads what it has missed: what is closed to it by now is not shown any more.
 */
@ApplicationScoped
class MayShow {
    private static final int ATTEMPTS = 50;
    /** While what was missed is read, which few do at once. */
    private static final int ATTEMPTS_IN_TURN = 10;

    private static final long PAUSE_NANOS = 100_000_000;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Known known;
    private final Folded folded;
    private final EntityManager entities;
    private final TenantScope tenants;

    @Inject
    MayShow(Known known, Folded folded, EntityManager entities, TenantScope tenants) {
        this.known = known;
        this.folded = folded;
        this.entities = entities;
        this.tenants = tenants;
    }

    /** What it takes to judge an event has not been folded in time. */
    static final class NotFoldedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotFoldedException(UUID contract) {
            super("not folded in time: " + contract);
        }
    }

    /**
     * Whether to show it.
     *
     * @param topic where it was read
     * @param inTurn whether others wait meanwhile, so that it waits less
     * @throws NotFoldedException when that cannot be said yet: to skip the event would lose it
     */
    boolean to(Viewer viewer, Event event, String topic, Verdicts verdicts, boolean inTurn) {
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
                viewer.seesEveryContract() || verdicts.put(data.contract().id(), await(viewer, event, topic, inTurn));
            default ->
                viewer.seesEveryContract()
                        || verdicts.of(ContractOf.event(event), () -> await(viewer, event, topic, inTurn));
        };
    }

    private boolean await(Viewer viewer, Event event, String topic, boolean inTurn) {
        int attempts = inTurn ? ATTEMPTS_IN_TURN : ATTEMPTS;
        Answer answer = Answer.NOT_FOLDED;
        for (int i = 0; i < attempts; i++) {
            answer = tenants.call(
                    viewer.tenant(), () -> QuarkusTransaction.requiringNew().call(() -> look(viewer, event, topic)));
            if (answer == Answer.YES || answer == Answer.NO) {
                return answer == Answer.YES;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        if (answer == Answer.PARTY_UNKNOWN) {
            return false; // its event may wait for a repair, and everything else is not to wait for that
        }
        throw new NotFoldedException(ContractOf.event(event));
    }

    private enum Answer {
        YES,
        NO,
        NOT_FOLDED,
        /** The contract has a party of which nothing is known yet, and it may be the viewer's. */
        PARTY_UNKNOWN;

        static Answer of(boolean isShown) {
            return isShown ? YES : NO;
        }
    }

    private Answer look(Viewer viewer, Event event, String topic) {
        if (topic.equals(Topics.MILESTONES)) { // of the other this service tells itself, and folds nothing
            switch (folded.of(event)) {
                case NOT_YET -> {
                    return Answer.NOT_FOLDED;
                }
                case HELD -> {
                    return Answer.NO; // nothing else is to wait for a repair, nor is what may be closed shown
                }
                case REACHED -> {}
            }
        }
        KnownContract contract = known.contract(ContractOf.event(event)).orElse(null);
        UUID person = known.personOf(viewer.subject()).map(KnownPerson::id).orElse(NOBODY);
        if (contract == null || !contract.isOpenTo(person) || !isStatedOpen(event, person)) {
            return Answer.NO;
        }
        String party = viewer.party().orElse(null);
        return party == null ? Answer.YES : takesPart(party, contract.id(), event);
    }

    /** Who is shut out by an event does not get it, even when they are let in again by now. */
    private static boolean isStatedOpen(Event event, UUID person) {
        return !(event.data() instanceof ContractEvent data)
                || data.contract().access() == ContractAccess.TENANT
                || data.contract().members().stream()
                        .anyMatch(member -> member.personId().equals(person));
    }

    private Answer takesPart(String party, UUID contract, Event event) {
        if (known.takesPart(party, contract)) {
            return Answer.of(isStatedPart(event, party));
        }
        return isPartyMissing(contract) ? Answer.PARTY_UNKNOWN : Answer.NO;
    }

    private boolean isStatedPart(Event event, String reference) {
        return !(event.data() instanceof ContractEvent data)
                || known.partyOf(reference).stream()
                        .anyMatch(party -> data.contract().parties().stream()
                                .anyMatch(part -> part.partyId().equals(party.id())));
    }

    /** Parties have streams of their own: one that is new may be folded later than a contract with it. */
    private boolean isPartyMissing(UUID contract) {
        return entities.createQuery("""
                        select count(*) from KnownContractParty c
                        where c.key.contractId = :contract
                          and not exists (select 1 from KnownParty p where p.id = c.key.partyId)""", Long.class)
                        .setParameter("contract", contract)
                        .getSingleResult()
                > 0;
    }
}
