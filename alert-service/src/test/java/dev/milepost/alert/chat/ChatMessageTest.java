package dev.milepost.alert.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChatMessageTest {
    private static final Card CARD = new Card(
            "Milestone approved: <!channel> *Shell* & [roof](https://evil.example)",
            List.of(new Card.Fact("Contract", "C-17, <@U1> & sons"), new Card.Fact("By", "Mara _Lind_")),
            "https://app.example/milestones/1");
    private final EventCard cards = new EventCard("https://app.example");

    @Test
    void slack_gets_blocks_in_which_nobody_is_mentioned() throws Exception {
        JsonNode message = read(ChatMessage.slack(CARD));

        assertThat(message.path("text").asText())
                .isEqualTo("Milestone approved: &lt;!channel&gt; *Shell* &amp; [roof](https://evil.example)");
        assertThat(message.at("/blocks/0/type").asText()).isEqualTo("header");
        assertThat(message.at("/blocks/0/text/type").asText()).isEqualTo("plain_text");
        assertThat(message.at("/blocks/1/fields/0/text").asText())
                .isEqualTo("*Contract*\nC-17, &lt;@U1&gt; &amp; sons");
        assertThat(message.at("/blocks/2/text/text").asText()).isEqualTo("<https://app.example/milestones/1|Open>");
    }

    @Test
    void teams_gets_an_adaptive_card_without_markup_of_others() throws Exception {
        JsonNode message = read(ChatMessage.teams(CARD));

        assertThat(message.path("type").asText()).isEqualTo("message");
        JsonNode attachment = message.at("/attachments/0");
        assertThat(attachment.path("contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(attachment.at("/content/type").asText()).isEqualTo("AdaptiveCard");
        assertThat(attachment.at("/content/body/0/text").asText())
                .isEqualTo("Milestone approved: \\<!channel\\> \\*Shell\\* & \\[roof\\](https://evil.example)");
        assertThat(attachment.at("/content/body/1/facts/1/value").asText()).isEqualTo("Mara \\_Lind\\_");
        assertThat(attachment.at("/content/actions/0/url").asText()).isEqualTo("https://app.example/milestones/1");
    }

    @Test
    void what_is_too_long_for_a_chat_is_cut_between_characters() throws Exception {
        Card card = new Card("😀".repeat(400), List.of(new Card.Fact("What", "x".repeat(9000))), null);

        String title = read(ChatMessage.slack(card)).at("/blocks/0/text/text").asText();

        assertThat(title.codePointCount(0, title.length())).isEqualTo(150);
        assertThat(title).endsWith("😀…");
        assertThat(read(ChatMessage.slack(card)).at("/blocks/1/fields/0/text").asText())
                .hasSizeLessThan(2000);
        assertThat(ChatMessage.teams(card).length()).isLessThan(28_000);
    }

    @ParameterizedTest
    @EnumSource
    void every_event_is_a_card_that_people_can_read(EventType type) throws Exception {
        Card card = cards.of(example(type), "C-2027-017, Primary school", null);

        assertThat(card.title()).isNotBlank().doesNotContain("dev.milepost").doesNotContain("null");
        assertThat(card.facts()).allSatisfy(fact -> assertThat(fact.value()).doesNotContain("null"));
        assertThat(read(ChatMessage.slack(card)).path("blocks").size()).isGreaterThan(0);
        assertThat(read(ChatMessage.teams(card))
                        .at("/attachments/0/content/body/0/text")
                        .asText())
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "MILESTONE_APPROVED, Milestone approved:",
        "MILESTONE_PARTLY_APPROVED, Milestone partly approved:",
        "CONTRACT_NOTICE_GIVEN, Contract notice given:",
        "PAYMENT_DUE, Payment due:",
        "MILESTONE_APPROACHING, Due in 7 days: Shell complete",
        "MILESTONE_OVERDUE, Overdue by 1 day: Shell complete",
        "CORRECTIVE_PLAN_OPENED, Corrective plan opened",
        "WEBHOOK_DISABLED, Webhook switched off: CRM of Aurora"
    })
    void headlines(EventType type, String begin) throws Exception {
        assertThat(cards.of(example(type), null, null).title()).startsWith(begin);
    }

    @Test
    void a_reminder_says_what_is_due_when() throws Exception {
        var example = (ObjectNode) read(text(EventType.REMINDER_SENT));
        var reminder = (ObjectNode) example.at("/data/reminder");
        reminder.put("subject", "CUSTOM_DATE:warranty_ends")
                .put("rung", "P-5DB")
                .put("dueDate", "2030-06-28")
                .put("channel", "WEBHOOK");

        Card card = cards.of(EventJson.read(example.toString()), "C-17, Bridge", "Handover");

        assertThat(card.title()).isEqualTo("Reminder: Handover");
        assertThat(card.facts())
                .containsExactly(
                        new Card.Fact("Contract", "C-17, Bridge"),
                        new Card.Fact("Date of warranty_ends", "Fri, 28 Jun 2030"),
                        new Card.Fact("When", "5 business days before the date of warranty_ends"));
        assertThat(card.link()).startsWith("https://app.example/milestones/");
    }

    @Test
    void a_test_says_so() {
        assertThat(EventCard.headline("dev.milepost.webhook.ping.v1")).isEqualTo("Webhook test");
    }

    private static Event example(EventType type) throws java.io.IOException {
        return EventJson.read(text(type));
    }

    private static String text(EventType type) throws java.io.IOException {
        return Files.readString(
                Path.of(System.getProperty("milepost.root"), "api-specs", "examples", type.wireName() + ".json"));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
