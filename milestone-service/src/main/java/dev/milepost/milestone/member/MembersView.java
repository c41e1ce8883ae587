package dev.milepost.milestone.member;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractMemberState;
import dev.milepost.milestone.contract.Contract;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of a contract, as the API shows them. */
@Schema(name = "Members")
public record MembersView(
        UUID contractId,

        @Schema(description = "Counts the changes of the contract; its ETag.")
        long version,

        @Schema(description = "Who sees the contract and everything in it.")
        ContractAccess access,

        @Schema(description = "All of them, at most 200.") List<ContractMemberState> items) {
    static MembersView from(Contract contract) {
        return new MembersView(
                contract.id(),
                contract.version(),
                contract.members().access(),
                contract.members().members());
    }
}
