package dev.milepost.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Reads a moment as the specification writes it, {@code 2027-02-28T09:00:00Z}, with four digits of year. The library's own
 * reader takes years of up to nine digits and numbers as well; the database and whoever reads the answers do not.
 */
final class StrictMoments extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final int LAST_YEAR = 9999;

    /** Puts the reader on the type itself: modules register theirs later than customizers, and would win. */
    @JsonDeserialize(using = StrictMoments.class)
    interface OnTheType {}

    StrictMoments() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        String text = parser.getText();
        try {
            return parse(text);
        } catch (DateTimeException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a moment");
        }
    }

    /** The moment that {@code text} names; throws DateTimeException when it is none, or in no year from 1 to 9999. */
    static Instant parse(String text) {
        Instant moment = Instant.parse(text);
        int year = moment.atOffset(ZoneOffset.UTC).getYear();
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("beyond four digits");
        }
        return moment;
    }
}
