package dev.milepost.alert.webhook;

import dev.milepost.alert.webhook.address.AddressRules;
import dev.milepost.alert.webhook.address.WebhookUrl;
import dev.milepost.alert.webhook.delivery.TellAlerts;
import dev.milepost.events.EventType;
import dev.milepost.events.ReportEvent;
import dev.milepost.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What a webhook may be. */
@ApplicationScoped
class WebhookRules {
    private static final List<String> TYPES = Arrays.stream(EventType.values())
            .filter(type -> !TellAlerts.NOT_TOLD.contains(type) && type.dataType() != ReportEvent.class)
            .map(EventType::wireName)
            .toList();
    private static final int LONGEST_TAG = 100;

    private final WebhookConfig config;
    private final AddressRules addresses;

    @Inject
    WebhookRules(WebhookConfig config, AddressRules addresses) {
        this.config = config;
        this.addresses = addresses;
    }

    /** Refuses what is wrong with {@code request}, all of it at once. */
    void check(WebhookRequest request) {
        Violations found = new Violations();
        WebhookUrl.parse(request.url(), config.httpAllowed(), found)
                .flatMap(WebhookUrl::literal)
                .flatMap(addresses::objection)
                .ifPresent(objection -> found.add("url", objection));
        for (int i = 0; i < request.eventTypes().size(); i++) {
            String pattern = request.eventTypes().get(i);
            found.check(
                    pattern != null && TYPES.stream().anyMatch(type -> WebhookFilter.covers(pattern, type)),
                    "eventTypes[" + i + "]",
                    "'" + pattern + "' is no type of event; types look like dev.milepost.milestone.approved.v1, or"
                            + " dev.milepost.milestone.* for all of milestones");
        }
        found.check(
                        request.contractIds().stream().noneMatch(Objects::isNull),
                        "contractIds",
                        "has an entry that is null")
                .check(
                        request.milestoneTypes().stream().noneMatch(Objects::isNull),
                        "milestoneTypes",
                        "has an entry that is null");
        for (int i = 0; i < request.tags().size(); i++) {
            String tag = request.tags().get(i);
            found.check(
                    tag != null && !tag.isBlank() && tag.length() <= LONGEST_TAG,
                    "tags[" + i + "]",
                    "must have 1 to " + LONGEST_TAG + " characters");
        }
        found.check(
                !request.kindOrStandard().isChat() || request.signature() == null,
                "signature",
                "is only for webhooks of the kind STANDARD: chats check none");
        found.throwIfAny();
    }
}
