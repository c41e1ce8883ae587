package dev.milepost.local;

/** A part of the stack cannot run. The message is one sentence for the user and names the part, the file or the port. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }

    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
