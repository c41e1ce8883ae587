package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.Gate;
import dev.milepost.events.GateApprover;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.member.MemberList;
import dev.milepost.milestone.person.People;
import dev.milepost.milestone.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is needed at milestones: who answers for them, and the people whom their gates name. They must be able to see the
 * contract, so in one that only its members see they are members.
 */
@ApplicationScoped
public class NeededPeople {
    private static final int MOST_NAMED = 5;
    private static final String OPEN =
            "contractId = ?1 and standing.status in ?2 and (content.ownerId is not null or standing.gate is not null)";

    private static final List<MilestoneStatus> NOT_ENDED = Arrays.stream(MilestoneStatus.values())
            .filter(status -> !status.isEnded())
            .toList();

    private final Milestones milestones;
    private final People people;

    @Inject
    NeededPeople(Milestones milestones, People people) {
        this.milestones = milestones;
        this.people = people;
    }

    /** Adds who is named now, and was not before, but cannot see the contract. */
    static void seeTheContract(
            Violations found, Contract contract, MilestoneRequest request, @Nullable MilestoneRequest before) {
        MemberList members = contract.members();
        if (members.access() == ContractAccess.TENANT) {
            return;
        }
        String because = " is no member of the contract, which only its members see; make them one first: PUT"
                + " /api/v1/contracts/" + contract.id() + "/members/";
        UUID owner = request.ownerId();
        boolean isNew = before == null || !Objects.equals(owner, before.ownerId());
        found.check(owner == null || !isNew || members.isOpenTo(owner), "ownerId", "person " + owner + because + owner);
        Set<UUID> known = before == null ? Set.of() : named(before.gate()).collect(Collectors.toSet());
        List<GateApprover> approvers =
                request.gate() == null ? List.of() : request.gate().approvers();
        for (int i = 0; i < approvers.size(); i++) {
            UUID person = approvers.get(i) == null ? null : approvers.get(i).personId();
            found.check(
                    person == null || known.contains(person) || members.isOpenTo(person),
                    "gate.approvers[" + i + "].personId",
                    "person " + person + because + person);
        }
    }

    /** Refuses (409) to close a contract to all but its members while others are needed at its open milestones. */
    public void areMembers(Contract contract) {
        MemberList members = contract.members();
        Map<UUID, List<Milestone>> needed = of(contract);
        needed.keySet().removeIf(person -> members.roles(person).isPresent());
        if (!needed.isEmpty()) {
            throw ProblemType.CONFLICT
                    .builder(
                            "Who answers for open milestones, or is named in their gates, would not see the contract any"
                                    + " more: " + names(needed.keySet()) + ". Make them members first, or name others.")
                    .with("people", needed.keySet())
                    .build();
        }
    }

    /** Refuses (409) to let a member of a locked contract go who would not see what they are needed at. */
    public void canDoWithout(Contract contract, UUID person) {
        if (contract.members().access() == ContractAccess.TENANT) {
            return;
        }
        List<Milestone> theirs = of(contract).getOrDefault(person, List.of());
        if (!theirs.isEmpty()) {
            throw ProblemType.CONFLICT
                    .builder("They answer for open milestones of the contract, or are named in their gates: "
                            + list(theirs.stream()
                                    .map(one -> "'" + one.title() + "'")
                                    .toList())
                            + ". Name somebody else there first.")
                    .with("milestones", theirs.stream().map(Milestone::id).toList())
                    .build();
        }
    }

    /** Refuses (409) to take a milestone up again that needs people who would not see it. */
    void canBeReopened(Contract contract, Milestone milestone) {
        Set<UUID> missing = of(milestone)
                .filter(person -> !contract.members().isOpenTo(person))
                .collect(Collectors.toSet());
        if (milestone.status().isEnded() && !missing.isEmpty()) {
            throw ProblemType.CONFLICT
                    .builder(
                            "Who answers for the milestone, or is named in its gate, is no member of the contract any more: "
                                    + names(missing) + ". Make them members first: PUT /api/v1/contracts/"
                                    + contract.id()
                                    + "/members/{personId}; once it is reopened, others can be named.")
                    .with("people", missing)
                    .build();
        }
    }

    private Map<UUID, List<Milestone>> of(Contract contract) {
        Map<UUID, List<Milestone>> needed = new LinkedHashMap<>();
        for (Milestone one : milestones.list(OPEN, contract.id(), NOT_ENDED)) {
            of(one).forEach(person ->
                    needed.computeIfAbsent(person, key -> new ArrayList<>()).add(one));
        }
        return needed;
    }

    private static Stream<UUID> of(Milestone milestone) {
        return Stream.concat(Stream.ofNullable(milestone.ownerId()), named(milestone.gate()))
                .distinct();
    }

    private static Stream<UUID> named(@Nullable Gate gate) {
        return gate == null
                ? Stream.of()
                : gate.approvers().stream()
                        .filter(Objects::nonNull)
                        .map(GateApprover::personId)
                        .filter(Objects::nonNull);
    }

    private String names(Set<UUID> ids) {
        return list(people.list("id in ?1 order by name", ids).stream()
                .map(Person::name)
                .toList());
    }

    private static String list(List<String> names) {
        int more = names.size() - MOST_NAMED;
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
