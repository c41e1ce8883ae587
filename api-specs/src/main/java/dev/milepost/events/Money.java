package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;

/**
 * An amount in a currency.
 *
 * @param amount at most 15 integer and 4 fraction digits; written as a JSON string so that no reader rounds it
 * @param currency ISO 4217 code, for example {@code EUR}
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {}
