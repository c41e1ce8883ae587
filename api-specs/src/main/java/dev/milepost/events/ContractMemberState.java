package dev.milepost.events;

import java.util.List;
import java.util.UUID;

/**
 * A person who is a member of a contract.
 *
 * @param roles what they are there: at least one, each once, in the order of {@link ContractRole}
 */
public record ContractMemberState(UUID personId, List<ContractRole> roles) {
    public ContractMemberState {
        roles = roles.stream().distinct().sorted().toList();
    }
}
