package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.chat.Card;
import dev.milepost.alert.chat.ChatMessage;
import dev.milepost.alert.chat.EventCard;
import dev.milepost.alert.webhook.WebhookKind;
import dev.milepost.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a receiver gets: the event itself, or a message made from it. */
@ApplicationScoped
class MessageBody {
    private final EventCard cards;

    @Inject
    MessageBody(EventCard cards) {
        this.cards = cards;
    }

    String of(WebhookKind kind, Due due) {
        return switch (kind) {
            case STANDARD -> due.payload();
            case SLACK -> ChatMessage.slack(card(due));
            case TEAMS -> ChatMessage.teams(card(due));
        };
    }

    private Card card(Due due) {
        String contract = due.contractReference() == null ? null : due.contractReference() + ", " + due.contractTitle();
        return cards.of(EventJson.read(due.payload()), contract, due.milestoneTitle());
    }
}
