package dev.milepost.benchmarks.bare;

import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** A transition: one update and one outbox row in one transaction, refused when the version has moved on. */
@Path("/transition")
public class TransitionResource {
    private final DataSource database;

    @Inject
    TransitionResource(DataSource database) {
        this.database = database;
    }

    @POST
    @Path("/{id}/submit")
    public Response submit(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, String body)
            throws SQLException {
        return take(id, ifMatch, "SUBMITTED", body);
    }

    @POST
    @Path("/{id}/withdraw")
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, String body)
            throws SQLException {
        return take(id, ifMatch, "IN_PROGRESS", body);
    }

    private Response take(UUID id, String ifMatch, String status, String body) throws SQLException {
        long version = Long.parseLong(ifMatch.replace("\"", ""));
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (!update(connection, id, version, status)) {
                    connection.rollback();
                    return Response.status(Response.Status.PRECONDITION_FAILED).build();
                }
                append(connection, id, version + 1, status, body);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
        return Response.ok(new Taken(id, version + 1, status))
                .tag(new EntityTag(Long.toString(version + 1)))
                .build();
    }

    private static boolean update(Connection connection, UUID id, long version, String status) throws SQLException {
        try (var update = connection.prepareStatement(MilestoneSql.TRANSITION)) {
            update.setString(1, status);
            update.setString(2, MilestoneSql.TENANT);
            update.setObject(3, id);
            update.setLong(4, version);
            return update.executeUpdate() == 1;
        }
    }

    private static void append(Connection connection, UUID id, long version, String status, String body)
            throws SQLException {
        try (var insert = connection.prepareStatement(MilestoneSql.OUTBOX)) {
            insert.setString(1, MilestoneSql.TENANT);
            insert.setObject(2, id);
            insert.setLong(3, version);
            insert.setObject(4, UUID.randomUUID());
            insert.setObject(5, id);
            insert.setString(6, Payload.of(id, version, status, body));
            insert.executeUpdate();
        }
    }

    /** The answer. */
    public record Taken(UUID id, long version, String status) {}
}
