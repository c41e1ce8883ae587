package dev.milepost.alert.policy;

import dev.milepost.alert.ladder.QuietHours;
import dev.milepost.alert.ladder.Timing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a policy is to be; also what is kept of it. */
@Schema(name = "PolicyRequest", description = "What a policy is to be.", examples = """
        {"name": "Critical milestones", "scope": {"kind": "PRIORITY", "value": "CRITICAL"}, "subject": "DUE_DATE",
         "at": "08:30", "quietHours": {"from": "00:00", "to": "07:00"}, "urgency": "URGENT", "mandatory": true,
         "rungs": [
           {"offset": "P-10D", "business": true, "recipients": ["OWNER", "WATCHERS"]},
           {"offset": "P-1D", "recipients": ["OWNER", "TEAM"],
            "escalation": {"after": "PT6H", "recipients": ["OWNER_MANAGER"], "addresses": ["pmo@aurora.example"]}},
           {"offset": "P1D", "recipients": ["OWNER"], "repeat": {"every": 2, "business": true, "times": 10}}]}""")
public record PolicyRequest(
        @NotBlank @Size(max = 200) @Schema(description = "Unique in the tenant.", examples = "Critical milestones")
        String name,

        @Schema(description = "A policy that is switched off governs nothing; on when absent.", examples = "true")
        @Nullable
        Boolean enabled,

        @NotNull @Valid PolicyScope scope,

        @NotNull @Schema(description = "What it reminds of; what HAPPENS is told as it happens.", examples = "DUE_DATE")
        Subject subject,

        @Size(max = 63)
        @Schema(
                description = "The custom field that holds the date; for CUSTOM_DATE and CONTRACT_DATE only.",
                examples = "warranty_ends")
        @Nullable
        String customField,

        @Min(0)
        @Max(1000)
        @Schema(
                description = "Among policies of the same scope the lower one wins, then the newer; 100 when absent.",
                examples = "100")
        @Nullable
        Integer order,

        @Schema(
                description = "The time of day in the recipient's time zone; 09:00 when absent. A time that clocks jump"
                        + " over counts as that much later; one that comes twice is taken the first time.",
                examples = "09:00")
        @Nullable
        LocalTime at,

        @Schema(
                description =
                        "Whether a rung on a day off moves: before or on the day to the business day before, after"
                                + " it to the next. True when absent.",
                examples = "true")
        @Nullable
        Boolean businessDaysOnly,

        @Size(max = 64)
        @Schema(
                description =
                        "The country or part of it whose public holidays hold for all recipients; when absent, that"
                                + " of each person's locale, and Monday to Friday where it names none.",
                examples = "DE-BY")
        @Nullable
        String jurisdiction,

        @Valid @Schema(description = "Nothing is sent in these; absent for any time.") @Nullable
        QuietHours quietHours,

        @Schema(description = "What goes first when much is due at once; NORMAL when absent.", examples = "NORMAL")
        @Nullable
        Urgency urgency,

        @Schema(
                description = "Whether recipients cannot unsubscribe or switch it off; false when absent.",
                examples = "false")
        @Nullable
        Boolean mandatory,

        @NotNull(message = "is needed: the ladder, or [] for silence")
        @Size(max = 20)
        @Schema(description = "Its ladder; empty for silence. Together with repetitions at most 100 steps.")
        List<@NotNull @Valid RungRequest> rungs) {
    private static final int USUAL_ORDER = 100;
    private static final LocalTime USUAL_TIME = LocalTime.of(9, 0);

    public PolicyRequest {
        if (rungs != null) {
            rungs = rungs.stream().toList(); // unlike List.copyOf, it leaves a null to the validation
        }
    }

    /** Whether it governs anything. */
    public boolean governs() {
        return enabled == null || enabled;
    }

    int place() {
        return order == null ? USUAL_ORDER : order;
    }

    /** When on its day a rung is due. */
    public Timing timing() {
        return new Timing(at == null ? USUAL_TIME : at, businessDaysOnly == null || businessDaysOnly);
    }

    /** What goes first. */
    public Urgency weight() {
        return urgency == null ? Urgency.NORMAL : urgency;
    }

    /** Whether nobody may switch it off for themselves. */
    public boolean binds() {
        return mandatory != null && mandatory;
    }
}
