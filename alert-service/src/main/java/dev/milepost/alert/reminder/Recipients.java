package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownDelegation;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.KnownParty;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.ladder.Holidays;
import dev.milepost.alert.ladder.LocalClock;
import dev.milepost.alert.ladder.QuietHours;
import dev.milepost.alert.ladder.WorkDays;
import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.policy.GoverningPolicy;
import dev.milepost.alert.policy.RecipientKind;
import dev.milepost.alert.policy.Subject;
import dev.milepost.alert.preference.Preferences;
import dev.milepost.events.GateApprover;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a rung goes to, and how time runs where they are: a person in their own time zone, by the public holidays of the
 * policy's jurisdiction or of the country in their locale; a party, an address or a webhook in the contract's zone.
 */
@ApplicationScoped
class Recipients {
    /** The most recipients of a rung beside webhooks; who comes later in a larger team is left out, before all others. */
    private static final int MOST = 200;

    private final Known known;
    private final Preferences preferences;
    private final BusinessClock clock;

    @Inject
    Recipients(Known known, Preferences preferences, BusinessClock clock) {
        this.known = known;
        this.preferences = preferences;
        this.clock = clock;
    }

    /**
     * Each recipient with their clock, in the order that the policy names them, a team last; nobody where there is none.
     *
     * @param met the clocks of those whom the same plan has met before; others are added
     */
    SequencedMap<String, LocalClock> of(
            Occurrence occurrence,
            GoverningPolicy policy,
            List<RecipientKind> kinds,
            List<String> addresses,
            List<UUID> webhooks,
            Map<String, LocalClock> met) {
        SequencedSet<UUID> people = new LinkedHashSet<>(occurrence.mentioned());
        SequencedSet<UUID> team = new LinkedHashSet<>();
        SequencedSet<String> others = new LinkedHashSet<>();
        for (RecipientKind kind : kinds) {
            add(kind, occurrence, kind == RecipientKind.TEAM ? team : people, others);
        }
        addresses.forEach(address -> others.add(Recipient.address(address)));
        Map<UUID, List<LocalClock.Presence>> standIns =
                kinds.contains(RecipientKind.APPROVERS_WAITING) ? standIns(occurrence) : Map.of();
        Set<UUID> all = new HashSet<>(people);
        all.addAll(standIns.keySet());
        all.addAll(team);
        meet(all, occurrence, policy, met);
        SequencedMap<String, LocalClock> found = new LinkedHashMap<>();
        people.stream()
                .map(Recipient::person)
                .forEach(person -> found.put(person, Objects.requireNonNull(met.get(person))));
        if (people.isEmpty() && team.isEmpty() && others.isEmpty() && webhooks.isEmpty()) {
            others.add(Recipient.NOBODY);
        }
        standIns.forEach((person, presences) -> found.putIfAbsent(
                Recipient.person(person),
                Objects.requireNonNull(met.get(Recipient.person(person))).only(presences)));
        others.forEach(other -> found.put(other, clock(occurrence, policy, null, null)));
        team.stream()
                .map(Recipient::person)
                .forEach(person -> found.put(person, Objects.requireNonNull(met.get(person))));
        while (found.size() > MOST) {
            found.pollLastEntry();
        }
        webhooks.forEach(id -> found.put(Recipient.webhook(id), clock(occurrence, policy, null, null)));
        return found;
    }

    private void meet(Set<UUID> people, Occurrence occurrence, GoverningPolicy policy, Map<String, LocalClock> met) {
        Set<UUID> strangers = people.stream()
                .filter(id -> !met.containsKey(Recipient.person(id)))
                .collect(Collectors.toSet());
        if (strangers.isEmpty()) {
            return;
        }
        Map<UUID, KnownPerson> told = known.people(strangers);
        Map<String, QuietHours> quiet = policy.content().binds()
                ? Map.of()
                : preferences.quietHours(
                        strangers.stream().map(Recipient::person).toList(), Channel.EMAIL.name());
        for (UUID id : strangers) {
            String person = Recipient.person(id);
            met.put(person, clock(occurrence, policy, told.get(id), quiet.get(person)));
        }
    }

    private void add(RecipientKind kind, Occurrence occurrence, Set<UUID> people, Set<String> others) {
        KnownMilestone milestone = occurrence.milestone();
        if (kind == RecipientKind.PARTY_CONTACTS) {
            known.partiesOf(occurrence.contract().id()).stream()
                    .filter(party -> party.email() != null)
                    .map(KnownParty::id)
                    .map(Recipient::party)
                    .forEach(others::add);
            return;
        }
        if (kind == RecipientKind.CONTRACT_MANAGERS) {
            people.addAll(occurrence.contract().membersWith("manager"));
            return;
        }
        if (milestone == null) {
            return;
        }
        UUID owner = milestone.ownerId();
        switch (kind) {
            case OWNER -> {
                if (owner != null) {
                    people.add(owner);
                }
            }
            case TEAM -> {
                if (milestone.team() != null) {
                    people.addAll(known.membersOf(milestone.team()));
                }
            }
            case WATCHERS -> people.addAll(milestone.facts().watchers());
            case APPROVERS_WAITING ->
                milestone.facts().waitingFor().forEach(place -> add(place, occurrence.contract(), people, others));
            case OWNER_MANAGER -> {
                if (owner != null) {
                    known.person(owner).map(KnownPerson::managerId).ifPresent(people::add);
                }
            }
            case PARTY_CONTACTS, CONTRACT_MANAGERS -> throw new IllegalStateException("was handled");
        }
    }

    /**
     * Whose place it is: a person; or a party, by its address; and the contract's members who have the role there, of that
     * party or of the tenant. Who else has a role in the realm is Keycloak's affair and not known. Of whom no event has told
     * yet it is not known whose they are: they may be asked, and the plan follows once it is, as it finds what is planned
     * for them. They are members, so they see the contract in any case.
     */
    private void add(GateApprover place, KnownContract contract, Set<UUID> people, Set<String> others) {
        UUID person = place.personId();
        UUID party = place.partyId();
        if (person != null) {
            people.add(person);
            return;
        }
        if (party != null) {
            others.add(Recipient.party(party));
        }
        List<UUID> members = contract.membersWith(place.role() == null ? GateApprover.USUAL_ROLE : place.role());
        if (!members.isEmpty()) {
            Map<UUID, KnownPerson> told = known.people(Set.copyOf(members));
            members.stream()
                    .filter(id -> {
                        KnownPerson member = told.get(id);
                        return member == null || Objects.equals(member.partyId(), party);
                    })
                    .forEach(people::add);
        }
    }

    /**
     * Who approves for somebody whom a gate names and waits for, and when: on days of the time zone of whom they stand in
     * for. Places of a party or a role are open to whoever has it anyway.
     */
    private Map<UUID, List<LocalClock.Presence>> standIns(Occurrence occurrence) {
        Map<UUID, List<LocalClock.Presence>> found = new LinkedHashMap<>();
        KnownMilestone milestone = occurrence.milestone();
        if (milestone == null || occurrence.subject() != Subject.GATE_WAITING) {
            return found;
        }
        Set<UUID> approvers = milestone.facts().waitingFor().stream()
                .map(GateApprover::personId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (approvers.isEmpty()) {
            return found;
        }
        List<KnownDelegation> delegations =
                known.delegationsOf(approvers, clock.today(ZoneOffset.UTC).minusDays(1));
        for (KnownDelegation delegation : delegations) {
            ZoneId zone = known.person(delegation.personId())
                    .map(KnownPerson::zone)
                    .orElse(occurrence.contract().zone());
            found.computeIfAbsent(delegation.delegateId(), id -> new ArrayList<>())
                    .add(new LocalClock.Presence(
                            delegation.fromDay().atStartOfDay(zone).toInstant(),
                            delegation.toDay().plusDays(1).atStartOfDay(zone).toInstant()));
        }
        return found;
    }

    private static LocalClock clock(
            Occurrence occurrence, GoverningPolicy policy, @Nullable KnownPerson person, @Nullable QuietHours own) {
        ZoneId zone = person == null ? occurrence.contract().zone() : person.zone();
        String place = policy.content().jurisdiction();
        if (place == null && person != null) {
            place = person.locale().getCountry();
        }
        WorkDays days = place == null || place.isEmpty()
                ? WorkDays.MONDAY_TO_FRIDAY
                : Holidays.of(place).orElse(WorkDays.MONDAY_TO_FRIDAY);
        List<QuietHours> quiet = Stream.of(policy.content().quietHours(), own)
                .flatMap(Stream::ofNullable)
                .toList();
        return new LocalClock(zone, days, quiet);
    }
}
