package dev.milepost.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Reads a day as the specification writes it, {@code 2027-02-28}. The library's own reader takes years of up to nine digits,
 * arrays, numbers and moments as well; the database and whoever reads the answers do not.
 */
final class StrictDates extends StdScalarDeserializer<LocalDate> {
    private static final long serialVersionUID = 1L;
    private static final Pattern DAY = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Puts the reader on the type itself: modules register theirs later than customizers, and would win. */
    @JsonDeserialize(using = StrictDates.class)
    interface OnTheType {}

    StrictDates() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
        }
        String text = parser.getText();
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // a day of no calendar, which the next line says
        }
        return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a day");
    }
}
