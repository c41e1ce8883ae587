package dev.milepost.kit.http;

import dev.milepost.kit.problem.ProblemType;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version that a writer believes to change, from its {@code If-Match} (RFC 9110, 13.1.1). ETags are strong and hold
 * the version of the resource: {@code "7"}.
 */
public final class ExpectedVersion {
    private static final Pattern STRONG_TAG = Pattern.compile("\"(\\d{1,18})\"");
    private static final ExpectedVersion ANY = new ExpectedVersion(null);

    private final @Nullable Long version;

    private ExpectedVersion(@Nullable Long version) {
        this.version = version;
    }

    /** What {@code If-Match} says; {@code *} stands for any version. Refused with 428 when it is missing. */
    public static ExpectedVersion required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw ProblemType.PRECONDITION_REQUIRED.because(
                    "Send If-Match with the ETag of the version you mean to change; read the resource to get it.");
        }
        return optional(ifMatch);
    }

    /** What {@code If-Match} says; any version when it is missing. */
    public static ExpectedVersion optional(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return ANY;
        }
        var tag = STRONG_TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ProblemType.STALE_VERSION.because(
                    "If-Match " + ifMatch + " is no ETag of this resource; those look like \"7\".");
        }
        return new ExpectedVersion(Long.valueOf(tag.group(1)));
    }

    /** Refuses with 412 when the resource is at another version. */
    public void check(long current) {
        if (version != null && version != current) {
            throw ProblemType.STALE_VERSION
                    .builder("The resource is at version " + current + ", your If-Match names " + version
                            + ". Read it again and repeat your change.")
                    .withHeader("ETag", tag(current).toString())
                    .build();
        }
    }

    /** The ETag of a version. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }
}
