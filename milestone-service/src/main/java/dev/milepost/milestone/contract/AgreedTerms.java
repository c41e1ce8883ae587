package dev.milepost.milestone.contract;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Money;
import dev.milepost.kit.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the parties of a contract agreed on with its activation: from then on it changes by an amendment. */
public final class AgreedTerms {
    /** The fields, as the API names them. */
    public static final List<String> FIELDS =
            List.of("startsOn", "endsOn", "renewal", "notice", "value", "paymentConditions", "terminationTerms");

    private AgreedTerms() {}

    /** Refuses (409) to change one of them directly once the contract is no DRAFT any more. */
    static void refuseChange(Contract contract, ContractRequest wanted) {
        if (contract.status() == ContractStatus.DRAFT) {
            return;
        }
        ContractRequest is = contract.toRequest();
        List<String> changed = new ArrayList<>();
        add(changed, "startsOn", Objects.equals(is.startsOn(), wanted.startsOn()));
        add(changed, "endsOn", Objects.equals(is.endsOn(), wanted.endsOn()));
        add(changed, "renewal", Objects.equals(is.renewal(), wanted.renewal()));
        add(changed, "notice", Objects.equals(is.notice(), wanted.notice()));
        add(changed, "value", isSame(is.value(), wanted.value()));
        add(changed, "paymentConditions", Objects.equals(is.paymentConditions(), wanted.paymentConditions()));
        add(changed, "terminationTerms", Objects.equals(is.terminationTerms(), wanted.terminationTerms()));
        if (!changed.isEmpty()) {
            String amendments = "/api/v1/contracts/" + contract.id() + "/amendments";
            throw ProblemType.AMENDMENT_NEEDED
                    .builder("The contract is " + contract.status() + "; " + String.join(", ", changed)
                            + " changes by an amendment: POST " + amendments + ".")
                    .with("fields", changed)
                    .with("amendments", amendments)
                    .build();
        }
    }

    private static void add(List<String> changed, String field, boolean isSame) {
        if (!isSame) {
            changed.add(field);
        }
    }

    private static boolean isSame(@Nullable Money one, @Nullable Money other) {
        return one == null || other == null
                ? one == other
                : one.currency().equals(other.currency()) && one.amount().compareTo(other.amount()) == 0;
    }
}
