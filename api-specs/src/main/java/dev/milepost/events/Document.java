package dev.milepost.events;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A link to a document of a contract; the document itself stays where it is.
 *
 * @param title what it is; null where the link says it all
 * @param type what kind of document it is in the words of where it comes from, for example {@code contractSigned} of the
 *     OCDS document types
 */
public record Document(
        URI url, @Nullable String title, @Nullable String type) {}
