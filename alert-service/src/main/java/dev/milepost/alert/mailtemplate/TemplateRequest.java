package dev.milepost.alert.mailtemplate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a mail is to be worded. */
@Schema(
        name = "MailTemplateRequest",
        description =
                "How a mail is worded, with Qute expressions: {reader}, {headline}, {about}, {contract}, {day}, {amount},"
                        + " {status}, {why}, {late}, {link}, {acknowledge}, {unsubscribe}; and {#if late}…{#else}…{/if}. What there"
                        + " is not is empty.")
record TemplateRequest(
        @NotBlank @Size(max = 300) @Schema(description = "The subject.", examples = "{headline}: {about}")
        String subject,

        @NotBlank
        @Size(max = 20_000)
        @Schema(description = "The plain text.", examples = "Dear {reader},\n{about} is due on {day}.\n{link}")
        String text,

        @Size(max = 100_000)
        @Schema(
                description = "The HTML; what is put in is escaped. Plain text only when absent.",
                examples = "<p>Dear {reader},</p><p><a href=\"{link}\">{about}</a> is due on {day}.</p>")
        @Nullable
        String html,

        @Size(max = 100)
        @Schema(
                description =
                        "The name that the mail comes from; the address is that of the mail settings, else the operator's.",
                examples = "Aurora PMO")
        @Nullable
        String senderName,

        @Size(max = 254) @Schema(description = "Where answers go.", examples = "pmo@aurora.example") @Nullable
        String replyTo) {}
