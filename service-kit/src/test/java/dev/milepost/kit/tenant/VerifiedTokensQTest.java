package dev.milepost.kit.tenant;

import static dev.milepost.local.testing.SignedTokens.token;
import static dev.milepost.local.testing.SignedTokens.tokenUntil;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A token that was verified before is taken again, and nothing else is. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class VerifiedTokensQTest {
    @Inject
    VerifiedTokens verified;

    @Test
    void aTokenCountsUntilItExpiresAndNoLonger() {
        List<String> tokens = new ArrayList<>();
        await("one in time").atMost(Duration.ofSeconds(60)).until(() -> {
            tokens.add(tokenUntil(InstantSource.system().instant().plusSeconds(3), "aurora", "manager"));
            return answerTo(tokens.getLast()) == 200;
        });
        assertThat(verified.remembers(tokens.getLast())).isTrue();

        await().atMost(Duration.ofSeconds(60)).until(() -> answerTo(tokens.getLast()) == 401);
    }

    @Test
    void anAlteredTokenIsAnother() {
        String token = token("aurora", "manager");
        assertThat(answerTo(token)).isEqualTo(200);

        char last = token.charAt(token.length() - 10);
        String altered = token.substring(0, token.length() - 10)
                + (last == 'A' ? 'B' : 'A')
                + token.substring(token.length() - 9);
        assertThat(answerTo(altered)).isEqualTo(401);
        assertThat(verified.remembers(altered)).isFalse();
        assertThat(answerTo(token)).isEqualTo(200);
    }

    @Test
    void aTokenWithoutTheRoleIsRefusedWhateverCameBefore() {
        assertThat(answerTo(token("aurora", "manager"))).isEqualTo(200);
        assertThat(answerTo(token("aurora", "viewer"))).isEqualTo(403);
    }

    private static int answerTo(String token) {
        return given().auth().oauth2(token).get("/notes").statusCode();
    }
}
