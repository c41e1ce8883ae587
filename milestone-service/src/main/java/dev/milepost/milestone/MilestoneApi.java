package dev.milepost.milestone;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API of milestone-service. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Milepost: contracts and milestones",
                        version = "1.0.0",
                        description = """
                                Contracts, their milestones and the payments these release.

                                Every resource has a strong `ETag`; a change needs it in `If-Match` (428 without, 412 when stale). A POST \
                                may carry an `Idempotency-Key`. Lists are pages with a `nextCursor`. Refusals are problem documents \
                                (RFC 9457). A field that nobody knows is refused. What another tenant has is not there (404).""",
                        contact = @Contact(name = "Milepost", url = "https://milepost.dev"),
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        tags = {
            @Tag(name = "parties", description = "Organisations that take part in contracts"),
            @Tag(name = "people", description = "People; they come about by signing in"),
            @Tag(name = "contracts", description = "Agreements with parties, term and value"),
            @Tag(name = "amendments", description = "Changes that the parties of a contract agree on, and baselines"),
            @Tag(name = "milestones", description = "Checkpoints of contracts and their state machine"),
            @Tag(name = "evidence", description = "Links and files that show that the work of a milestone was done"),
            @Tag(name = "calendars", description = "Working days and holidays of the tenant"),
            @Tag(name = "deadlines", description = "Dates that explain themselves"),
            @Tag(name = "custom fields", description = "Fields that a tenant defines for milestones"),
            @Tag(name = "comments", description = "What people say of milestones"),
            @Tag(name = "extension requests", description = "Later dates that are asked for and decided on"),
            @Tag(name = "breaches", description = "Breaches that were given notice of, and their cure"),
            @Tag(name = "corrective plans", description = "What is done about milestones that were missed or are late"),
            @Tag(name = "schedules", description = "What depends on what, what would move, and what is critical"),
            @Tag(name = "templates", description = "Contracts in general, to make contracts from"),
            @Tag(name = "payments", description = "Money that met milestones release"),
            @Tag(name = "changes", description = "Everything that changed, in order, for systems that keep a copy"),
            @Tag(name = "audit", description = "Who changed what, the proof of it, and contracts as they were"),
            @Tag(name = "imports", description = "Contracts and milestones from other systems' files")
        })
public class MilestoneApi extends Application {}
