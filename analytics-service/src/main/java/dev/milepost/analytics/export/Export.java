package dev.milepost.analytics.export;

import dev.milepost.analytics.question.BegunFile;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A file that is ready to be written; what can be refused was refused before.
 *
 * @param name of the file
 */
public record Export(String name, TableFormat format, Content content) {
    /** Writes tables. */
    interface Content {
        void writeTo(TableWriter tables) throws IOException;
    }

    /** Writes the file. It is not closed when the writing fails, so that it does not look whole. */
    @SuppressWarnings("MustBeClosedChecker")
    public void writeTo(OutputStream out) throws IOException {
        TableWriter tables = format.writer(out);
        BegunFile.<IOException>write(() -> content.writeTo(tables));
        tables.close();
    }
}
