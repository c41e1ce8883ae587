package dev.milepost.alert;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the specification says about the service as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Milepost alert-service",
                        version = "1.0.0",
                        description = "Who is reminded of what and when, and what was sent. The service follows the"
                                + " events of milestone-service within moments, not at once.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        tags = {
            @Tag(name = "Reminders", description = "Planned and sent reminders, with the reason for each"),
            @Tag(name = "Inbox", description = "What reached you: unread, snoozed, settled"),
            @Tag(name = "Policies", description = "What is reminded of, when and whom"),
            @Tag(name = "Mail templates", description = "Mails that the tenant words itself"),
            @Tag(name = "Live stream", description = "What happens, as it happens"),
            @Tag(name = "Calendars", description = "Calendars to subscribe to"),
            @Tag(name = "Reports by mail", description = "Saved reports of analytics-service on their way to people"),
            @Tag(name = "Bounces", description = "Addresses that mails came back from"),
            @Tag(name = "Preferences", description = "What people want, within what policies allow"),
            @Tag(name = "Webhooks", description = "Other systems and chats that are told what happens")
        })
public class AlertApi extends Application {}
