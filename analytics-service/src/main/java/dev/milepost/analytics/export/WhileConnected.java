package dev.milepost.analytics.export;

import io.vertx.core.http.HttpServerResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends the writing, and so the reading behind it, when the reader has hung up: the server itself would write on into nothing. */
final class WhileConnected extends FilterOutputStream {
    private final HttpServerResponse response;

    WhileConnected(OutputStream out, HttpServerResponse response) {
        super(out);
        this.response = response;
    }

    /** Nobody reads any more; nobody needs to be told. */
    static final class HungUp extends IOException {
        private static final long serialVersionUID = 1;

        HungUp() {
            super("the reader has hung up");
        }
    }

    @Override
    public void write(int b) throws IOException {
        check();
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        check();
        out.write(bytes, from, length);
    }

    private void check() throws IOException {
        if (response.closed()) {
            throw new HungUp();
        }
    }
}
