package dev.milepost.kit.http;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that is done in a transaction of its own and taken back, to say what would come of it. It takes a connection beside
 * that of the request: its operation says so, see {@link WriteOperation#inTwoTransactions}.
 */
public final class DryRun {
    private DryRun() {}

    /** The result of {@code work}, whose changes stay unless {@code dry}. */
    public static <T> T of(boolean dry, Supplier<T> work) {
        return dry ? of(work) : work.get();
    }

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
