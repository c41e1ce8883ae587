package dev.milepost.analytics.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmountViewTest {
    @Test
    void hasTheDigitsOfItsCurrencyAndMoreOnlyWhereItHasMore() {
        assertThat(amount("1250.0000", "EUR")).isEqualTo("1250.00");
        assertThat(amount("1250.1250", "EUR")).isEqualTo("1250.125");
        assertThat(amount("1250.0000", "JPY")).isEqualTo("1250");
        assertThat(amount("0.0000", "KWD")).isEqualTo("0.000");
        assertThat(amount("100000000.0000", "XAU")).isEqualTo("100000000");
    }

    private static String amount(String amount, String currency) {
        return AmountView.of(new BigDecimal(amount), currency).amount();
    }
}
