package dev.milepost.alert.webhook;

import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What came of the last request to a webhook.
 *
 * @param outcome null where only words were kept
 * @param status of the HTTP answer; null where none came
 * @param words the same, in English
 */
public record LastAttempt(
        @Nullable AttemptOutcome outcome, @Nullable Integer status, String words) {}
