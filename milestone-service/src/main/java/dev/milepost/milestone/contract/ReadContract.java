package dev.milepost.milestone.contract;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads a contract that the caller may see. */
@ApplicationScoped
public class ReadContract {
    private final Contracts contracts;

    @Inject
    ReadContract(Contracts contracts) {
        this.contracts = contracts;
    }

    @Transactional
    public ContractView get(UUID id) {
        return ContractView.from(contracts.visible(id));
    }

    @Transactional
    RecordedEventsView events(UUID id) {
        return RecordedEventsView.from(contracts.visible(id));
    }
}
