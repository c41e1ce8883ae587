package dev.milepost.alert.mailsettings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a tenant's mails are to be sent. */
@Schema(
        name = "MailSettingsRequest",
        description = "How the tenant's mails are to be sent; what is absent is the operator's.")
record MailSettingsRequest(
        @Size(max = 100) @Schema(description = "The name that mails come from.", examples = "Aurora PMO") @Nullable
        String senderName,

        @Size(max = 254)
        @Schema(
                description = "The address that mails come from, of a domain that the operator allows.",
                examples = "reminders@aurora.example")
        @Nullable
        String senderAddress,

        @Size(max = 254) @Schema(description = "Where answers go.", examples = "pmo@aurora.example") @Nullable
        String replyTo,

        @Min(1)
        @Max(10_000)
        @Schema(
                description =
                        "The most mails to one address in an hour of the clock; what is beyond it comes in one mail"
                                + " afterwards. At most the operator's.",
                examples = "20")
        @Nullable
        Integer mailsPerHour,

        @Size(max = 254)
        @Schema(
                description =
                        "Who is told that something the tenant set up has stopped, such as a webhook, when whoever made"
                                + " it is a system or has no address any more.",
                examples = "it@aurora.example")
        @Nullable
        String noticesTo) {}
