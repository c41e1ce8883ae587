package dev.milepost.alert.policy;

import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a policy is looked for.
 *
 * @param customField the field, for a custom date
 * @param milestoneId null for what belongs to the contract as a whole; then there is no type, priority or tag
 */
public record Matter(
        Subject subject,
        @Nullable String customField,
        UUID contractId,
        @Nullable UUID milestoneId,
        @Nullable MilestoneType type,
        @Nullable Priority priority,
        List<String> tags) {

    boolean isOf(PolicyRequest policy) {
        return policy.subject() == subject
                && (!subject.hasField()
                        || policy.customField() != null && policy.customField().equals(customField));
    }

    boolean isIn(PolicyScope scope) {
        String value = scope.value();
        return switch (scope.kind()) {
            case TENANT -> true;
            case MILESTONE_TYPE -> type != null && type.name().equals(value);
            case PRIORITY -> priority != null && priority.name().equals(value);
            case TAG -> value != null && tags.contains(value);
            case CONTRACT -> contractId.toString().equals(value);
            case MILESTONE -> milestoneId != null && milestoneId.toString().equals(value);
        };
    }
}
