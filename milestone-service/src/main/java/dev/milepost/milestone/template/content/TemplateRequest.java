package dev.milepost.milestone.template.content;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a contract template is to be. */
@Schema(name = "TemplateRequest", examples = """
        {"name": "Building works", "kind": "construction",
         "description": "Building works by measured progress, with retention and a defects period.",
         "parties": [
           {"key": "client", "role": "CLIENT", "description": "The employer, who pays and takes over the works."},
           {"key": "supplier", "role": "SUPPLIER"}],
         "contract": {"term": "P3Y", "timeZone": "Europe/Berlin", "calendar": "DE-BY",
                      "paymentConditions": {"advance": {"percent": 10, "netDays": 14, "recoveryPercent": 20}}},
         "milestones": [
           {"key": "programme", "title": "Programme of works", "type": "DELIVERABLE", "responsible": "supplier",
            "dueRule": {"anchor": {"kind": "START"}, "offset": "P28D"}},
           {"key": "taking-over", "title": "Taking-over certificate", "type": "PAYMENT", "responsible": "supplier",
            "dueRule": {"anchor": {"kind": "START"}, "offset": "P18M"}, "paymentTerm": {"percent": "40", "netDays": 30},
            "gate": {"mode": "ALL", "approvers": [{"party": "client", "label": "Acceptance of the works"}],
                     "dueDays": 14}}],
         "dependencies": [
           {"predecessor": "programme", "successor": "taking-over", "type": "FS", "lag": 5, "lagUnit": "CALENDAR_DAYS"}]}""")
public record TemplateRequest(
        @Schema(description = "Unique among the tenant's own.", examples = "Building works") @NotBlank @Size(max = 200)
        String name,

        @Schema(description = "What trade it is for, in a word; lists are filtered by it.", examples = "construction")
        @NotBlank
        @Size(max = 100)
        String kind,

        @Schema(examples = "Building works by measured progress, with retention and a defects period.")
        @Size(max = 10000)
        @Nullable
        String description,

        @Schema(description = "The places that parties will take; at most 20.")
        List<@NotNull @Valid TemplateParty> parties,

        @Schema(description = "What the contracts say.") @Valid
        TemplateContract contract,

        @Schema(description = "The milestones, in the order they are shown; at most 1000.")
        List<@NotNull @Valid TemplateMilestone> milestones,

        @Schema(description = "What depends on what; at most 5000.")
        List<@NotNull @Valid TemplateDependency> dependencies) {
    public TemplateRequest {
        parties = Lists.copyOrEmpty(parties);
        contract = contract == null ? TemplateContract.PLAIN : contract;
        milestones = Lists.copyOrEmpty(milestones);
        dependencies = Lists.copyOrEmpty(dependencies);
    }

    /** The same under another name. */
    public TemplateRequest named(String other) {
        return new TemplateRequest(other, kind, description, parties, contract, milestones, dependencies);
    }
}
