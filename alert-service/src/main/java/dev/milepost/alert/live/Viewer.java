package dev.milepost.alert.live;

import java.time.Instant;
import java.util.Optional;

/**
 * Who looks at the stream, as their token said when they came.
 *
 * @param party the reference of the counterparty they belong to
 * @param seesEveryContract administrators and systems
 * @param until when their token expires
 */
record Viewer(String tenant, Optional<String> party, String subject, boolean seesEveryContract, Instant until) {}
