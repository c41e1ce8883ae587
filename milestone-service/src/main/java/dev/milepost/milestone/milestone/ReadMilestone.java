package dev.milepost.milestone.milestone;

import dev.milepost.kit.eventlog.EventLog;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.gate.DecisionView;
import dev.milepost.milestone.gate.GateBook;
import dev.milepost.milestone.schedule.CriticalPaths;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads a milestone, or its history, of a contract that the caller may see. */
@ApplicationScoped
public class ReadMilestone {
    private final Contracts contracts;
    private final Milestones milestones;
    private final EventLog log;
    private final DueTraces traces;
    private final GateBook gates;
    private final CriticalPaths critical;
    private final BusinessClock clock;

    @Inject
    ReadMilestone(
            Contracts contracts,
            Milestones milestones,
            EventLog log,
            GateBook gates,
            DueTraces traces,
            CriticalPaths critical,
            BusinessClock clock) {
        this.contracts = contracts;
        this.milestones = milestones;
        this.log = log;
        this.traces = traces;
        this.gates = gates;
        this.critical = critical;
        this.clock = clock;
    }

    @Transactional
    public MilestoneView get(UUID id) {
        Contract contract = contracts.visibleWithMilestone(id);
        return MilestoneView.from(
                milestones.get(id),
                MilestoneContext.of(contract),
                clock.today(contract.zone()),
                critical.isCritical(contract, id));
    }

    /** All milestones of a contract that the caller was found to see, in the order of their due dates. */
    @Transactional
    public List<MilestoneView> of(Contract contract) {
        MilestoneContext context = MilestoneContext.of(contract);
        LocalDate today = clock.today(contract.zone());
        return milestones.ofContract(contract.id()).stream()
                .map(one -> MilestoneView.from(one, context, today))
                .toList();
    }

    @Transactional
    List<DecisionView> decisions(UUID id) {
        contracts.visibleWithMilestone(id);
        return gates.decisions(id);
    }

    @Transactional
    DueDateView dueDate(UUID id) {
        contracts.visibleWithMilestone(id);
        Milestone milestone = milestones.get(id);
        return DueDateView.from(
                milestone, milestone.dueRule() == null ? null : traces.of(id).orElse(null));
    }

    @Transactional
    List<MilestoneChangeView> history(UUID id) {
        contracts.visibleWithMilestone(id);
        return log.ofSubject(id).stream().map(MilestoneChangeView::from).toList();
    }
}
