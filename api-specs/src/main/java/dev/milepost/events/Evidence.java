package dev.milepost.events;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A link that supports a submission.
 *
 * @param title what it is; null where the link says it all
 */
public record Evidence(URI url, @Nullable String title) {}
