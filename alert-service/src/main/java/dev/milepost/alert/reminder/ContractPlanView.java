package dev.milepost.alert.reminder;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a contract as a whole reminds whom. */
@Schema(
        name = "ContractPlan",
        description = "Which policies govern what there is to remind of in a contract as a whole, and every rung.")
record ContractPlanView(
        @Schema(required = true) UUID contractId,

        @Schema(required = true, examples = "C-2027-017") String contractReference,

        @Schema(required = true, examples = "Bridge over the river")
        String contractTitle,

        @Schema(
                required = true,
                description = "The contract's time zone, which its dates are days in.",
                examples = "Europe/Berlin")
        String timeZone,

        @Schema(
                required = true,
                description =
                        "What there is to remind of: the end of the term, the last days to give notice for it, custom dates,"
                                + " and the payments that no milestone released.")
        List<PlanView.SubjectPlanView> subjects,

        @Schema(required = true, description = "Every rung of all of them, the earliest first.")
        List<PlanView.RungView> rungs) {}
