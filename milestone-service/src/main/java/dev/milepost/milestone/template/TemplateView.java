package dev.milepost.milestone.template;

import dev.milepost.milestone.template.content.TemplateContract;
import dev.milepost.milestone.template.content.TemplateDependency;
import dev.milepost.milestone.template.content.TemplateMilestone;
import dev.milepost.milestone.template.content.TemplateParty;
import dev.milepost.milestone.template.content.TemplateRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A contract template, as the API shows it. */
@Schema(name = "Template")
public record TemplateView(
        UUID id,

        @Schema(description = "Counts its changes from 1; the ETag.")
        long version,

        @Schema(
                description =
                        "Whether it ships with Milepost: then it is the same for all, and is copied to be changed.")
        boolean shipped,

        String name,
        String kind,
        @Nullable String description,

        @Schema(description = "The places that parties will take.")
        List<TemplateParty> parties,

        @Schema(description = "What the contracts say.") TemplateContract contract,

        @Schema(description = "The milestones, in the order they are shown.")
        List<TemplateMilestone> milestones,

        @Schema(description = "What depends on what.") List<TemplateDependency> dependencies,

        @Schema(description = "Who changed it last; absent for one that ships.", examples = "Mara Lind") @Nullable
        String changedBy,

        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {
    static TemplateView from(ContractTemplate template) {
        return of(
                template.id(),
                template.version(),
                false,
                template.content(),
                template.changedBy(),
                template.createdAt(),
                template.updatedAt());
    }

    static TemplateView from(ShippedTemplate template) {
        return of(template.id(), template.version(), true, template.template(), null, null, null);
    }

    private static TemplateView of(
            UUID id,
            long version,
            boolean shipped,
            TemplateRequest content,
            @Nullable String changedBy,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {
        return new TemplateView(
                id,
                version,
                shipped,
                content.name(),
                content.kind(),
                content.description(),
                content.parties(),
                content.contract(),
                content.milestones(),
                content.dependencies(),
                changedBy,
                createdAt,
                updatedAt);
    }

    /** The template as the request that would make it what it is. */
    TemplateRequest toRequest() {
        return new TemplateRequest(name, kind, description, parties, contract, milestones, dependencies);
    }
}
