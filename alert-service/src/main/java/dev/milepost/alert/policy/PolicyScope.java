package dev.milepost.alert.policy;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a policy is for. */
@Schema(
        name = "PolicyScope",
        description = "What a policy is for. The most specific wins: MILESTONE before CONTRACT, TAG, PRIORITY,"
                + " MILESTONE_TYPE and TENANT.")
public record PolicyScope(
        @NotNull @Schema(required = true, examples = "PRIORITY")
        ScopeKind kind,

        @Size(max = 255)
        @Schema(
                description =
                        "The id of the contract or milestone, the type, the priority or the tag; absent for TENANT.",
                examples = "CRITICAL")
        @Nullable
        String value) {
    /** Everything of the tenant. */
    public static final PolicyScope TENANT = new PolicyScope(ScopeKind.TENANT, null);

    /** {@code PRIORITY CRITICAL}. */
    public String inWords() {
        return value == null ? kind.name() : kind + " " + value;
    }
}
