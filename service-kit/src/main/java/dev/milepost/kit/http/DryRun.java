package dev.milepost.kit.http;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that is done in a transaction of its own and taken back, to say what would come of it. */
public final class DryRun {
    private DryRun() {}

    /** What comes of {@code work}, which leaves nothing behind. */
    public static <T> T of(Supplier<T> work) {
        Holder<T> holder = new Holder<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                holder.result = work.get();
                throw new TakenBack();
            });
        } catch (TakenBack done) {
            return holder.get();
        }
    }

    private static final class Holder<T> {
        private @Nullable T result;

        T get() {
            return Objects.requireNonNull(result);
        }
    }

    /** Ends the transaction; an exception is how it is rolled back. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakenBack() {
            super(null, null, false, false);
        }
    }
}
