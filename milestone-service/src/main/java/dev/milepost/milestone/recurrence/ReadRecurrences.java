package dev.milepost.milestone.recurrence;

import dev.milepost.milestone.contract.Contracts;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads recurrences of contracts that the caller may see. */
@ApplicationScoped
public class ReadRecurrences {
    private final Contracts contracts;
    private final Recurrences recurrences;

    @Inject
    ReadRecurrences(Contracts contracts, Recurrences recurrences) {
        this.contracts = contracts;
        this.recurrences = recurrences;
    }

    @Transactional
    RecurrencesView ofContract(UUID contract) {
        contracts.visible(contract);
        return new RecurrencesView(views(contract, recurrences.ofContract(contract)));
    }

    /** The recurrences of a contract as the requests that would make them, the oldest first. */
    @Transactional
    public List<RecurrenceRequest> requests(UUID contract) {
        return recurrences.ofContract(contract).stream()
                .map(one -> new RecurrenceRequest(one.rule(), one.until(), one.template()))
                .toList();
    }

    @Transactional
    RecurrenceView get(UUID id) {
        Recurrence found = recurrences.findById(id);
        if (found == null) {
            throw KeepRecurrence.missing(id);
        }
        try {
            contracts.visible(found.contractId());
        } catch (HttpProblem hidden) {
            throw KeepRecurrence.missing(id);
        }
        return views(found.contractId(), List.of(found)).getFirst();
    }

    private List<RecurrenceView> views(UUID contract, List<Recurrence> found) {
        Map<UUID, List<Recurrences.Made>> made =
                recurrences.made(contract, found.stream().map(Recurrence::id).toList());
        return found.stream()
                .map(one -> RecurrenceView.from(
                        one,
                        made.getOrDefault(one.id(), List.of()).stream()
                                .map(Recurrences.Made::milestone)
                                .toList()))
                .toList();
    }
}
