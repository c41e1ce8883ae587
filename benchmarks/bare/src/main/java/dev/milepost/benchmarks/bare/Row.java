package dev.milepost.benchmarks.bare;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the columns of a row one after the other. */
final class Row {
    private final ResultSet row;
    private int at;

    Row(ResultSet row) {
        this.row = row;
    }

    String text() throws SQLException {
        return Objects.requireNonNull(textOrNull());
    }

    @Nullable
    String textOrNull() throws SQLException {
        return row.getString(++at);
    }

    long number() throws SQLException {
        return row.getLong(++at);
    }

    @Nullable
    Integer numberOrNull() throws SQLException {
        int number = row.getInt(++at);
        return row.wasNull() ? null : number;
    }

    @Nullable
    BigDecimal decimalOrNull() throws SQLException {
        return row.getBigDecimal(++at);
    }

    UUID id() throws SQLException {
        return Objects.requireNonNull(idOrNull());
    }

    @Nullable
    UUID idOrNull() throws SQLException {
        return row.getObject(++at, UUID.class);
    }

    @Nullable
    LocalDate dayOrNull() throws SQLException {
        return row.getObject(++at, LocalDate.class);
    }

    Instant moment() throws SQLException {
        return Objects.requireNonNull(momentOrNull());
    }

    @Nullable
    Instant momentOrNull() throws SQLException {
        LocalDateTime moment = row.getObject(++at, LocalDateTime.class);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }
}
