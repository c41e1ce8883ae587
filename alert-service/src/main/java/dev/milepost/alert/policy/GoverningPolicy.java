package dev.milepost.alert.policy;

import dev.milepost.alert.ladder.LadderConfig;
import dev.milepost.alert.ladder.Timing;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy, as plans follow it.
 *
 * @param id null for the built-in one
 * @param timing when on its day a rung is due
 */
public record GoverningPolicy(@Nullable UUID id, PolicyRequest content, Timing timing) {
    /** What the built-in policy is called. */
    public static final String BUILT_IN = "default";

    static GoverningPolicy of(Policy policy) {
        return new GoverningPolicy(policy.id, policy.content, policy.content.timing());
    }

    /** One that is only tried. */
    public static GoverningPolicy tried(@Nullable UUID id, PolicyRequest content) {
        return new GoverningPolicy(id, content, content.timing());
    }

    /** What people find in their inbox of what calls on them, where no policy of the tenant says anything. */
    static GoverningPolicy inInbox(Subject subject, RecipientKind... recipients) {
        var content = new PolicyRequest(
                BUILT_IN,
                null,
                PolicyScope.TENANT,
                subject,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                List.of(RungRequest.inInbox(List.of(recipients))));
        return new GoverningPolicy(null, content, content.timing());
    }

    /** The ladder of the configuration, for due dates that no policy of the tenant governs. */
    static GoverningPolicy builtIn(LadderConfig config) {
        var rungs = config.rungs().stream().distinct().map(RungRequest::builtIn).toList();
        var content = new PolicyRequest(
                BUILT_IN,
                null,
                PolicyScope.TENANT,
                Subject.DUE_DATE,
                null,
                null,
                config.at(),
                config.businessDays(),
                null,
                null,
                null,
                null,
                rungs);
        return new GoverningPolicy(null, content, content.timing());
    }
}
