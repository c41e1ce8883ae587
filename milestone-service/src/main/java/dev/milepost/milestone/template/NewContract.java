package dev.milepost.milestone.template;

import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.milestone.contract.ContractRequest;
import dev.milepost.milestone.template.content.TemplateContract;
import dev.milepost.milestone.template.content.TemplatePlan;
import dev.milepost.milestone.template.content.TemplateRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contract that a template becomes, still without payment conditions: they name milestones that are not there yet. */
final class NewContract {
    private NewContract() {}

    /** What is said of the one contract. */
    record Said(
            String reference,
            String title,
            @Nullable Money value,
            @Nullable LocalDate signedOn,
            @Nullable String timeZone,
            @Nullable String calendar,
            List<ExternalId> externalIds,
            Map<String, Object> customFields) {
        Said(String reference, String title, Money value) {
            this(reference, title, value, null, null, null, List.of(), Map.of());
        }
    }

    static ContractRequest of(TemplateRequest template, TemplatePlan plan, Map<String, UUID> parties, Said said) {
        TemplateContract usual = template.contract();
        List<ContractPartyState> partyStates = template.parties().stream()
                .filter(one -> parties.containsKey(one.key()))
                .map(one -> new ContractPartyState(Objects.requireNonNull(parties.get(one.key())), one.role()))
                .distinct()
                .toList();
        return new ContractRequest(
                said.reference,
                said.title,
                usual.description(),
                partyStates,
                said.signedOn,
                plan.start(),
                plan.end(),
                said.value,
                timeZone(usual, said),
                said.calendar == null ? usual.calendar() : said.calendar,
                usual.renewal(),
                usual.notice(),
                List.of(),
                usual.tags(),
                said.externalIds,
                null,
                usual.selfApprovalAllowed(),
                usual.terminationTerms(),
                null,
                fields(usual, said));
    }

    private static Map<String, Object> fields(TemplateContract usual, Said said) {
        Map<String, Object> fields = new HashMap<>(usual.customFields());
        fields.putAll(said.customFields);
        return fields;
    }

    private static String timeZone(TemplateContract usual, Said said) {
        String own = said.timeZone == null ? usual.timeZone() : said.timeZone;
        return own == null ? "UTC" : own;
    }
}
