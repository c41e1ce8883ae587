package dev.milepost.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of refusal, once. The {@code type} of the problem document (RFC 9457) is the address of its page in
 * docs/problems.md.
 */
public enum ProblemType {
    MALFORMED_BODY(400, "The body is not readable JSON"),
    INVALID_INPUT(400, "The input has errors"),
    UNKNOWN_FIELD(400, "The body has a field that nobody knows"),
    INVALID_FILTER(400, "A query parameter is wrong"),
    INVALID_CURSOR(400, "The cursor is not one of ours"),
    UNAUTHORIZED(401, "A valid access token is needed"),
    FORBIDDEN(403, "The caller's roles do not allow this"),
    NO_TENANT(403, "The token names no tenant"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "The resource does not have this method"),
    NOT_ACCEPTABLE(406, "The resource has no such representation"),
    CONFLICT(409, "The request contradicts what is there"),
    ILLEGAL_TRANSITION(409, "The state does not allow this"),
    GATE_NOT_PASSED(409, "A gate before it is not passed"),
    DEPENDENCY_CIRCLE(409, "The dependencies would run in a circle"),
    SCHEDULE_WOULD_MOVE_OTHERS(409, "Other milestones would move as well"),
    AMENDMENT_NEEDED(409, "This changes by an amendment"),
    REQUEST_IN_PROGRESS(409, "The same request is still running"),
    STALE_VERSION(412, "The resource has changed in the meantime"),
    STALE_PREVIEW(412, "The contract has changed since the preview"),
    BODY_TOO_LARGE(413, "The body is larger than allowed"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has a media type that is not taken"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    UNPROCESSABLE_FILE(422, "The file is not what it should be"),
    PRECONDITION_REQUIRED(428, "If-Match is needed"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    UNEXPECTED(500, "Something went wrong on our side"),
    UNAVAILABLE(503, "A part that is needed does not answer");

    private static final String BASE = "https://milepost.dev/problems/";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** One line for people; the same for each occurrence. */
    public String title() {
        return title;
    }

    /** The stable {@code type}. */
    public URI uri() {
        return URI.create(BASE + slug());
    }

    /** The last part of {@link #uri()}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The refusal, to be thrown; {@code detail} says what was wrong and what to do. */
    public HttpProblem because(String detail) {
        return builder(detail).build();
    }

    /** The refusal, for those who add members to it. */
    public HttpProblem.Builder builder(String detail) {
        return HttpProblem.builder()
                .withType(uri())
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail);
    }

    /** What to do about it where the HTTP layer refuses, whose own words are about annotations of classes. */
    Optional<String> advice() {
        return Optional.ofNullable(
                switch (this) {
                    case UNAUTHORIZED ->
                        "Send Authorization: Bearer and an access token; it is missing, damaged, expired or of another issuer.";
                    case FORBIDDEN -> "The specification of this API names the roles that may do it.";
                    case NOT_FOUND ->
                        "Nothing is at this path. Ids in it are UUIDs; the specification of this API lists the paths.";
                    case METHOD_NOT_ALLOWED -> "The specification of this API lists the methods of each path.";
                    case NOT_ACCEPTABLE ->
                        "The specification of this API lists the media types that Accept may ask for here.";
                    case UNSUPPORTED_MEDIA_TYPE ->
                        "Name in Content-Type what the body is: application/json for most operations, application/merge-patch+json for a PATCH, and what the specification of this API says for files.";
                    default -> null;
                });
    }

    /** The kind that stands for an HTTP status which some library chose. */
    static Optional<ProblemType> ofStatus(int status) {
        if (status == 400) {
            return Optional.of(INVALID_INPUT);
        }
        if (status == 409) {
            return Optional.of(CONFLICT);
        }
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
    }
}
