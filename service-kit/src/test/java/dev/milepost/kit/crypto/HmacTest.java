package dev.milepost.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HmacTest {
    private final Hmac hmac = new Hmac("Jefe");

    /** RFC 4231, test case 2. */
    @Test
    void isThatOfTheRfcHoweverItsTextIsCut() {
        String code = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

        assertThat(hex("what do ya want for nothing?")).isEqualTo(code);
        assertThat(hex("what do ya ", "", "want for nothing?")).as("and again").isEqualTo(code);
        assertThat(new Hmac("Jane").of(new byte[0])).isNotEqualTo(hmac.of(new byte[0]));
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        List<String> texts =
                IntStream.range(0, 1000).mapToObj(i -> "text " + i % 10).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var codes = threads.invokeAll(texts.stream()
                    .<java.util.concurrent.Callable<String>>map(text -> () -> hex(text))
                    .toList());
            for (int i = 0; i < texts.size(); i++) {
                assertThat(codes.get(i).get()).isEqualTo(hex(texts.get(i)));
            }
        }
    }

    private String hex(String... parts) {
        byte[][] bytes = new byte[parts.length][];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
        }
        return HexFormat.of().formatHex(hmac.of(bytes));
    }
}
