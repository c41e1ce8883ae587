package dev.milepost.milestone.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.kit.http.Cursors;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.RealTime;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a preview is committed with: the sequence that it saw and when it expires, signed as cursors are (HMAC-SHA-256)
 * together with the tenant, the contract and a fingerprint of the changes.
 */
@ApplicationScoped
class PreviewToken {
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final Cursors signatures;
    private final CurrentTenant tenant;
    private final ObjectMapper json;
    private final RealTime time;

    @Inject
    PreviewToken(Cursors signatures, CurrentTenant tenant, ObjectMapper json, RealTime time) {
        this.signatures = signatures;
        this.tenant = tenant;
        this.json = json;
        this.time = time;
    }

    Instant expiry() {
        return Instant.ofEpochSecond(time.instant().plus(GOOD_FOR).getEpochSecond());
    }

    String write(UUID contract, long sequence, ScheduleChanges changes, Instant expiry) {
        return signatures.write(
                bound(contract, changes), List.of(Long.toString(sequence), Long.toString(expiry.getEpochSecond())));
    }

    /** Refuses a token that is not of a preview of these changes (400), or too old or overtaken (412). */
    void check(@Nullable String token, UUID contract, ScheduleChanges changes, long sequence) {
        if (token == null || token.isBlank()) {
            throw Violations.of("token", "the token of a preview of these changes is needed");
        }
        List<@Nullable String> content = read(token, contract, changes);
        if (time.instant().getEpochSecond() > number(content, 1)) {
            throw ProblemType.STALE_PREVIEW.because(
                    "The preview is more than an hour old; preview the changes again and look at what would move.");
        }
        if (sequence != number(content, 0)) {
            throw ProblemType.STALE_PREVIEW
                    .builder("The contract is at event " + sequence + ", the preview saw " + content.get(0)
                            + "; preview the changes again and look at what would move now.")
                    .with("sequence", sequence)
                    .build();
        }
    }

    private List<@Nullable String> read(String token, UUID contract, ScheduleChanges changes) {
        try {
            return signatures.read(bound(contract, changes), token);
        } catch (HttpProblem notOurs) {
            throw Violations.of(
                    "token",
                    "is not the token of a preview of these changes; send the very changes that were previewed");
        }
    }

    private static long number(List<@Nullable String> content, int at) {
        return Long.parseLong(String.valueOf(content.get(at)));
    }

    private String bound(UUID contract, ScheduleChanges changes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(json.writeValueAsString(changes).getBytes(StandardCharsets.UTF_8));
            return "schedule\n" + tenant.get() + "\n" + contract + "\n"
                    + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
