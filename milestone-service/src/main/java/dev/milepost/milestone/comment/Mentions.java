package dev.milepost.milestone.comment;

import dev.milepost.events.PersonState;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.person.People;
import dev.milepost.milestone.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whom a comment mentions: those it lists, who must be people that the author may see and that may see the contract; and
 * those that its text names, where a name stands for exactly one such person. Nobody else learns of a comment by it.
 */
@ApplicationScoped
class Mentions {
    private static final int MOST = 50;
    // Not within an e-mail address, and without the dot that ends a sentence.
    private static final Pattern HANDLE =
            Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@([\\p{L}\\p{N}_%+-]+(?:\\.[\\p{L}\\p{N}_%+-]+)*)");

    private final People people;
    private final Counterparty counterparty;
    private final CurrentActor actor;

    @Inject
    Mentions(People people, Counterparty counterparty, CurrentActor actor) {
        this.people = people;
        this.counterparty = counterparty;
        this.actor = actor;
    }

    List<UUID> of(CommentRequest request, Contract contract) {
        Set<UUID> mentioned = new LinkedHashSet<>(listed(request.mentions(), contract));
        Set<String> handles = handles(request.text());
        if (!handles.isEmpty()) {
            Map<String, List<Person>> found = people.withHandles(handles).stream()
                    .filter(person -> mayBeCalled(person, contract))
                    .collect(Collectors.groupingBy(Mentions::handle));
            handles.stream()
                    .map(handle -> found.getOrDefault(handle, List.of()))
                    .filter(those -> those.size() == 1)
                    .forEach(those -> mentioned.add(those.getFirst().id()));
        }
        return List.copyOf(mentioned);
    }

    private List<UUID> listed(List<UUID> ids, Contract contract) {
        Violations found = new Violations();
        found.check(ids.size() <= MOST, "mentions", "may have at most " + MOST + " entries");
        found.throwIfAny();
        Map<UUID, Person> known = ids.isEmpty()
                ? Map.of()
                : people.list("id in ?1", ids).stream().collect(Collectors.toMap(Person::id, Function.identity()));
        List<UUID> listed = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            Person person = id == null ? null : known.get(id);
            if (person == null || !mayBeCalled(person, contract)) {
                found.add("mentions[" + i + "]", "there is no person " + id + " who may see the milestone");
            } else {
                listed.add(person.id());
            }
        }
        found.throwIfAny();
        return listed;
    }

    private boolean mayBeCalled(Person person, Contract contract) {
        UUID party = person.toState().partyId();
        boolean seesMilestone = (party == null || contract.hasParty(party))
                && contract.members().isOpenTo(person.id());
        boolean seenByAuthor = counterparty
                .id()
                .map(own -> own.equals(party)
                        || actor.personId().filter(person.id()::equals).isPresent())
                .orElse(true);
        return seesMilestone && seenByAuthor;
    }

    private static String handle(Person person) {
        PersonState state = person.toState();
        String email = state.email() == null ? "" : state.email();
        return email.substring(0, Math.max(0, email.indexOf('@'))).toLowerCase(Locale.ROOT);
    }

    /** The first names after an @ in a text, in lower case. */
    static Set<String> handles(String text) {
        return HANDLE.matcher(text)
                .results()
                .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
