package dev.milepost.benchmarks.bare;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A page of milestones: one query, mapped by hand. */
@Path("/page")
public class PageResource {
    private final DataSource database;
    private final Instant now;

    @Inject
    PageResource(DataSource database, @ConfigProperty(name = "bare.now") Instant now) {
        this.database = database;
        this.now = now;
    }

    @GET
    public BarePage page(
            @QueryParam("status") String status,
            @QueryParam("type") String type,
            @QueryParam("dueFrom") LocalDate dueFrom,
            @QueryParam("limit") int limit)
            throws SQLException {
        List<BareMilestone> rows = new ArrayList<>(limit + 1);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(MilestoneSql.PAGE)) {
            select.setString(1, MilestoneSql.TENANT);
            select.setString(2, MilestoneSql.TENANT);
            select.setObject(3, dueFrom);
            select.setString(4, status);
            select.setString(5, type);
            select.setInt(6, limit + 1);
            try (var result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(BareMilestone.from(new Row(result), now));
                }
            }
        }
        if (rows.size() <= limit) {
            return new BarePage(rows, null);
        }
        List<BareMilestone> shown = rows.subList(0, limit);
        return new BarePage(shown, cursor(shown.getLast()));
    }

    private static String cursor(BareMilestone last) {
        String key = last.dueDate() + "," + last.id();
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
