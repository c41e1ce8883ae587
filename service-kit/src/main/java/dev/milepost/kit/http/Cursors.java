package dev.milepost.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.kit.crypto.Hmac;
import dev.milepost.kit.problem.ProblemType;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cursors: the sort key of the last row of a page, signed (HMAC-SHA-256) together with the query it belongs to, so that
 * nobody can make one up or carry one over to another list.
 */
@ApplicationScoped
public class Cursors {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int SIGNATURE_BYTES = 16;
    private static final byte[] BETWEEN = {0};

    private final ObjectMapper json;
    private final Hmac hmac;

    @Inject
    Cursors(ObjectMapper json, CursorConfig config) {
        this.json = json;
        this.hmac = new Hmac(config.key());
    }

    /**
     * The cursor behind a row.
     *
     * @param query what the cursor is good for: the list, its filters, its order and the tenant
     * @param sortKey the values of the row that the list is ordered by
     */
    public String write(String query, List<@Nullable String> sortKey) {
        try {
            byte[] content = json.writeValueAsBytes(sortKey);
            return ENCODER.encodeToString(content) + "." + ENCODER.encodeToString(sign(query, content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sort key in a cursor; refused with 400 when it is not one of ours for this query. */
    public List<@Nullable String> read(String query, String cursor) {
        String[] parts = cursor.split("\\.", -1);
        if (parts.length != 2) {
            throw refused();
        }
        try {
            byte[] content = DECODER.decode(parts[0]);
            if (!MessageDigest.isEqual(sign(query, content), DECODER.decode(parts[1]))) {
                throw refused();
            }
            return Arrays.asList(json.readValue(content, String[].class));
        } catch (IllegalArgumentException | java.io.IOException e) {
            throw refused();
        }
    }

    private static HttpProblem refused() {
        return ProblemType.INVALID_CURSOR.because(
                "The cursor is not one that this list gave out for these filters; start again without a cursor.");
    }

    private byte[] sign(String query, byte[] content) {
        byte[] code = hmac.of(query.getBytes(StandardCharsets.UTF_8), BETWEEN, content);
        return Arrays.copyOf(code, SIGNATURE_BYTES);
    }
}
