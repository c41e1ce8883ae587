package dev.milepost.milestone.template.content;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.events.GateOrder;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who must approve a milestone before it is met, by the keys of parties. */
@Schema(name = "TemplateGate")
public record TemplateGate(
        @Schema(description = "Whether all must approve, or some. ALL when absent.")
        GateMode mode,

        @Schema(description = "How many approvals are enough; with mode QUORUM only.", examples = "1") @Nullable
        Integer quorum,

        @Schema(description = "At once, or one after the other. PARALLEL when absent.")
        GateOrder order,

        @Schema(description = "The places to be filled, 1 to 20.")
        List<@NotNull @Valid TemplateApprover> approvers,

        @Schema(description = "Calendar days from a submission until the approvals are due.", examples = "14") @Nullable
        Integer dueDays,

        @Schema(description = "Whether approvals outlast a rejection or withdrawal. False when absent.")
        boolean keepApprovals) {
    public TemplateGate {
        mode = mode == null ? GateMode.ALL : mode;
        order = order == null ? GateOrder.PARALLEL : order;
        approvers = Lists.copyOrEmpty(approvers);
    }

    /** The gate for parties by their keys; null when nobody of it takes part. Places of those who do not are dropped. */
    @Nullable
    Gate in(Map<String, UUID> parties) {
        Set<String> filled = new HashSet<>();
        List<GateApprover> places = approvers.stream()
                .filter(one -> one.party() == null || parties.containsKey(one.party()))
                .map(one -> one.in(parties::get))
                .filter(one -> filled.add(one.key())) // one party may be two of the template's
                .toList();
        if (places.isEmpty() && !approvers.isEmpty()) {
            return null;
        }
        boolean shrank = places.size() < approvers.size();
        return new Gate(
                mode,
                quorum == null || !shrank ? quorum : Integer.valueOf(Math.min(quorum, places.size())),
                order,
                places,
                dueDays,
                null,
                keepApprovals);
    }
}
