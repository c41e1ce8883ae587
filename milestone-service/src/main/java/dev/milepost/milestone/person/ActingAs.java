package dev.milepost.milestone.person;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who does it where nobody calls: a job says so for the work that it runs. */
@RequestScoped
public class ActingAs {
    private @Nullable Actor actor;

    /** Does {@code work} in the name of {@code who}. */
    public void run(Actor who, Runnable work) {
        Actor before = actor;
        actor = who;
        try {
            work.run();
        } finally {
            actor = before;
        }
    }

    @Nullable
    Actor actor() {
        return actor;
    }
}
