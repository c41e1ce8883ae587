package dev.milepost.kit.time;

import dev.milepost.kit.startup.DevelopmentConfig;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import javax.sql.DataSource;

/**
 * Moves business time, in development only: {@code POST /dev/clock {"advance": "P7D"}}. The offset is stored, so that a
 * service that is killed and started again does not fall back.
 */
@ApplicationScoped
class DevelopmentClock {
    private static final String READ = "SELECT ahead_ms FROM business_clock WHERE id = 1 AND run = ?";
    private static final String WRITE = "REPLACE INTO business_clock (id, run, ahead_ms) VALUES (1, ?, ?)";

    private final BusinessClock clock;
    private final RealTime real;
    private final DevelopmentConfig config;
    private final DataSource database;

    @Inject
    DevelopmentClock(BusinessClock clock, RealTime real, DevelopmentConfig config, DataSource database) {
        this.clock = clock;
        this.real = real;
        this.config = config;
        this.database = database;
    }

    void restore(@Observes StartupEvent event) throws SQLException {
        if (!config.enabled()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(READ)) {
            statement.setString(1, run());
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    clock.setAhead(Duration.ofMillis(row.getLong(1)));
                    return;
                }
            }
        }
        moveTo(config.clockStart()
                .map(start -> Duration.between(real.instant(), start))
                .orElse(Duration.ZERO));
    }

    void install(@Observes Router router) {
        if (config.enabled()) {
            router.get("/dev/clock").handler(this::show);
            router.post("/dev/clock").handler(BodyHandler.create(false)).blockingHandler(this::advance);
        }
    }

    private void advance(RoutingContext request) {
        try {
            JsonObject body = request.body().asJsonObject();
            String amount = body == null ? null : body.getString("advance");
            if (amount == null || amount.startsWith("-")) {
                throw new IllegalArgumentException("send {\"advance\": \"P7D\"}: an ISO 8601 period or duration ahead");
            }
            Instant now = clock.instant();
            Duration by = amount.contains("T") ? Duration.parse(amount) : days(now, Period.parse(amount));
            moveTo(clock.ahead().plus(by));
            show(request);
        } catch (IllegalArgumentException | DateTimeParseException | io.vertx.core.json.DecodeException e) {
            request.response().setStatusCode(400).end(e.getMessage() + "\n");
        } catch (SQLException e) {
            request.fail(e);
        }
    }

    private static Duration days(Instant now, Period period) {
        return Duration.between(now, now.atOffset(ZoneOffset.UTC).plus(period).toInstant());
    }

    private void show(RoutingContext request) {
        request.json(new JsonObject().put("now", clock.instant().toString()));
    }

    private void moveTo(Duration ahead) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, run());
            statement.setLong(2, ahead.toMillis());
            statement.executeUpdate();
        }
        clock.setAhead(ahead);
    }

    private String run() {
        return config.clockRun().orElse("-");
    }
}
