package dev.milepost.milestone.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.Supplier;

/** Runs a use case to tell what would come of it: in a transaction of its own, which is taken back. */
public final class DryRun {
    private DryRun() {}

    /** The result of {@code work}, whose changes stay unless {@code dry}. */
    public static <T> T of(boolean dry, Supplier<T> work) {
        if (!dry) {
            return work.get();
        }
        Object[] result = new Object[1];
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                result[0] = work.get();
                throw new TakenBack();
            });
        } catch (TakenBack done) {
            // as it should be: an exception is what takes a transaction back
        }
        @SuppressWarnings("unchecked")
        T found = (T) result[0];
        return found;
    }

    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenBack() {
            super("a dry run", null, false, false);
        }
    }
}
