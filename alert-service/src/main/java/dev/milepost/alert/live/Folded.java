package dev.milepost.alert.live;

import dev.milepost.events.Event;
import dev.milepost.events.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Whether what is known is already as new as an event: this service folds it and passes it on independently. */
@ApplicationScoped
class Folded {
    private static final String POSITION =
            "SELECT sequence, has_held FROM stream_position WHERE tenant_id = ? AND topic = ? AND stream_id = ?";

    private final DataSource database;

    @Inject
    Folded(DataSource database) {
        this.database = database;
    }

    /** Where the fold stands before an event. */
    enum Progress {
        REACHED,
        NOT_YET,
        /** It waits for a repair, which may take long. */
        HELD
    }

    /** As of the current transaction. */
    Progress of(Event event) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(POSITION)) {
            select.setString(1, event.tenant());
            select.setString(2, Topics.MILESTONES);
            select.setObject(3, event.partitionkey());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Progress.NOT_YET;
                }
                if (row.getLong(1) >= event.sequenceNumber()) {
                    return Progress.REACHED;
                }
                return row.getBoolean(2) ? Progress.HELD : Progress.NOT_YET;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
