package dev.milepost.kit.eventlog;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Computes the chain of a stream anew and compares. */
public final class ChainVerification {
    private static final int IN_ONE_QUERY = 1000;
    private static final String EVENTS = """
            SELECT sequence, payload, chain_hash FROM outbox WHERE tenant_id = ? AND stream_id = ? AND sequence > ?
            ORDER BY sequence LIMIT ?""";
    private static final String LAST_SEQUENCE =
            "SELECT last_sequence FROM event_stream WHERE tenant_id = ? AND stream_id = ?";

    private final HashChain chain;

    public ChainVerification(HashChain chain) {
        this.chain = chain;
    }

    /** The result for one stream. A stream that is being written to is checked up to where it was. */
    public ChainReport verify(Connection connection, String tenant, UUID stream, @Nullable KnownEvent known)
            throws SQLException {
        long last = lastSequence(connection, tenant, stream);
        var walk = new Walk(known);
        long before = -1;
        while (before != walk.sequence && !walk.isBroken()) {
            before = walk.sequence;
            read(connection, tenant, stream, walk);
        }
        if (!walk.isBroken() && walk.sequence < last) {
            walk.breaks(walk.sequence + 1, "it and all after it are gone: " + last + " events were written");
        }
        if (!walk.isBroken() && known != null && walk.sequence < known.sequence()) {
            walk.breaks(walk.sequence + 1, "it and all after it are gone: event " + known.sequence() + " is known");
        }
        return walk.report();
    }

    private void read(Connection connection, String tenant, UUID stream, Walk walk) throws SQLException {
        try (var select = connection.prepareStatement(EVENTS)) {
            select.setString(1, tenant);
            select.setObject(2, stream);
            select.setLong(3, walk.sequence);
            select.setInt(4, IN_ONE_QUERY);
            try (var row = select.executeQuery()) {
                while (!walk.isBroken() && row.next()) {
                    walk.take(row.getLong(1), row.getString(2), row.getBytes(3));
                }
            }
        }
    }

    private static long lastSequence(Connection connection, String tenant, UUID stream) throws SQLException {
        try (var select = connection.prepareStatement(LAST_SEQUENCE)) {
            select.setString(1, tenant);
            select.setObject(2, stream);
            try (var row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** How far the chain was followed. */
    private final class Walk {
        private final @Nullable KnownEvent known;
        private long sequence;
        private byte @Nullable [] hash;
        private @Nullable Long brokenAt;
        private @Nullable String reason;

        Walk(@Nullable KnownEvent known) {
            this.known = known;
        }

        void take(long found, String event, byte @Nullable [] sealed) {
            byte[] right = chain.next(hash, event);
            if (found != sequence + 1) {
                breaks(sequence + 1, "it is missing; the next that is there is event " + found);
            } else if (sealed == null || !MessageDigest.isEqual(right, sealed)) {
                breaks(found, "it was changed, or was sealed with another key");
            } else if (known != null
                    && known.sequence() == found
                    && !known.chainhash().equals(HashChain.text(right))) {
                breaks(found, "it is not the one that is known: it or one before it was replaced and sealed anew");
            } else {
                sequence = found;
                hash = right;
            }
        }

        void breaks(long at, String why) {
            brokenAt = at;
            reason = why;
        }

        boolean isBroken() {
            return brokenAt != null;
        }

        ChainReport report() {
            return new ChainReport(
                    brokenAt == null, sequence, hash == null ? null : HashChain.text(hash), brokenAt, reason);
        }
    }
}
