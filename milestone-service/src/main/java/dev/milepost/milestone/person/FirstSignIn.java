package dev.milepost.milestone.person;

import dev.milepost.kit.tenant.Caller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Makes a person known with the first request they send, whatever it asks for. */
@Provider
@Priority(Priorities.USER)
class FirstSignIn implements ContainerRequestFilter {
    private final Caller caller;
    private final CurrentActor actor;

    @Inject
    FirstSignIn(Caller caller, CurrentActor actor) {
        this.caller = caller;
        this.actor = actor;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (caller.isAuthenticated()) {
            actor.personId();
        }
    }
}
