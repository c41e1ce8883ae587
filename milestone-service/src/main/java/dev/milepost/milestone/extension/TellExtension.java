package dev.milepost.milestone.extension;

import dev.milepost.events.EventType;
import dev.milepost.events.ExtensionEvent;
import dev.milepost.events.ExtensionState;
import dev.milepost.events.ExtensionStatus;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.gate.AgreementBook;
import dev.milepost.milestone.gate.WaitingKind;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores what became of a request in a locked contract, tells of it, and notes for whom it waits. */
@ApplicationScoped
class TellExtension {
    private final Extensions extensions;
    private final AgreementBook waiting;
    private final Outbox outbox;
    private final BusinessClock clock;

    @Inject
    TellExtension(Extensions extensions, AgreementBook waiting, Outbox outbox, BusinessClock clock) {
        this.extensions = extensions;
        this.waiting = waiting;
        this.outbox = outbox;
        this.clock = clock;
    }

    ExtensionView tell(Contract contract, Extension extension, EventType type, Actor actor, @Nullable String reason) {
        extensions.flush();
        ExtensionState state = extension.toState();
        outbox.append(
                contract.id(),
                List.of(new PendingEvent(type, extension.id(), new ExtensionEvent(state, actor.change(reason)))));
        if (state.status() == ExtensionStatus.REQUESTED) {
            waiting.await(
                    WaitingKind.EXTENSION_REQUEST, extension.id(), contract.id(), state.gate(), state.gateRound());
        } else {
            waiting.forget(extension.id());
        }
        return ExtensionView.from(extension, clock.today(contract.zone()));
    }
}
