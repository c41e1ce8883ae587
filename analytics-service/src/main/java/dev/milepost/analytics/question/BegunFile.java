package dev.milepost.analytics.question;

/** A file that has begun: nothing of it could be refused any more, so that its reading waits for its turns. */
public final class BegunFile {
    private static final ScopedValue<Boolean> WRITTEN = ScopedValue.newInstance();

    private BegunFile() {}

    /** Writes such a file. */
    public static <X extends Throwable> void write(Writing<X> writing) throws X {
        ScopedValue.where(WRITTEN, true).<Void, X>call(() -> {
            writing.write();
            return null;
        });
    }

    /** Whether one is being written by this thread. */
    public static boolean isWritten() {
        return WRITTEN.isBound();
    }

    /** What writes it. */
    public interface Writing<X extends Throwable> {
        void write() throws X;
    }
}
