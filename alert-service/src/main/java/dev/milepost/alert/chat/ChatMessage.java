package dev.milepost.alert.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/**
 * Cards in the form of a chat. Titles and reasons come from people, so they are escaped: none of them can mention
 * everybody or make a link.
 */
public final class ChatMessage {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_TITLE = 150; // of a header of Slack
    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_OF_SLACK = 380; // of a field of 2,000, each of five when it is escaped
    private static final int MOST_FACTS = 10; // of a section of Slack

    private ChatMessage() {}

    /** Blocks for an incoming webhook of Slack. */
    public static String slack(Card card) {
        ObjectNode message = JSON.objectNode();
        message.put("text", slackText(card.title()));
        ArrayNode blocks = message.putArray("blocks");
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", cut(card.title(), LONGEST_TITLE));
        if (!card.facts().isEmpty()) {
            ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
            card.facts().stream()
                    .limit(MOST_FACTS)
                    .forEach(fact -> fields.addObject()
                            .put("type", "mrkdwn")
                            .put("text", "*" + fact.name() + "*\n" + slackText(cut(fact.value(), LONGEST_OF_SLACK))));
        }
        if (card.link() != null) {
            blocks.addObject()
                    .put("type", "section")
                    .putObject("text")
                    .put("type", "mrkdwn")
                    .put("text", "<" + card.link() + "|Open>");
        }
        return message.toString();
    }

    /** An Adaptive Card for an incoming webhook of Teams. */
    public static String teams(Card card) {
        ObjectNode content = JSON.objectNode();
        content.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        ArrayNode body = content.putArray("body");
        body.addObject()
                .put("type", "TextBlock")
                .put("text", teamsText(cut(card.title(), LONGEST_TITLE)))
                .put("weight", "Bolder")
                .put("size", "Medium")
                .put("wrap", true);
        if (!card.facts().isEmpty()) {
            ArrayNode facts = body.addObject().put("type", "FactSet").putArray("facts");
            card.facts()
                    .forEach(fact -> facts.addObject()
                            .put("title", fact.name())
                            .put("value", teamsText(cut(fact.value(), LONGEST_VALUE))));
        }
        if (card.link() != null) {
            content.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Open")
                    .put("url", card.link());
        }
        ObjectNode message = JSON.objectNode();
        message.put("type", "message");
        message.put("summary", cut(card.title(), LONGEST_TITLE));
        message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .putNull("contentUrl")
                .set("content", content);
        return message.toString();
    }

    /** What Slack takes for markup and mentions, as it wants it written. */
    private static String slackText(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Backslashes before what Markdown would take for markup. */
    private static String teamsText(String text) {
        return text.replaceAll("([\\\\*_\\[\\]`<>~])", "\\\\$1");
    }

    /** Counts characters as people do, so that none is cut in half. */
    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.codePoints()
                                .limit(most - 1L)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining())
                        + "…";
    }
}
