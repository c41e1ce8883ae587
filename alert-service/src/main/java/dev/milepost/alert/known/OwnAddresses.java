package dev.milepost.alert.known;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which e-mail addresses the users of a counterparty may read: those of their own party and its people. */
@ApplicationScoped
public class OwnAddresses {
    /** What stands for an address that they may not read. */
    public static final String WITHHELD = "withheld";

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()\\[\\],;:\"']+@[^\\s@<>()\\[\\],;:\"']+");

    private final Known known;

    @Inject
    OwnAddresses(Known known) {
        this.known = known;
    }

    /** {@code text} with all addresses in it withheld but those of the party of that reference. */
    public String in(String text, String partyReference) {
        Matcher addresses = ADDRESS.matcher(text);
        return text.indexOf('@') < 0
                ? text
                : addresses.replaceAll(
                        found -> Matcher.quoteReplacement(isOf(found, partyReference) ? found.group() : WITHHELD));
    }

    private boolean isOf(MatchResult found, String partyReference) {
        String address = found.group();
        return known.partyOf(partyReference)
                .filter(party -> address.equalsIgnoreCase(party.email()) || isOfSomebody(address, party.id()))
                .isPresent();
    }

    private boolean isOfSomebody(String address, UUID party) {
        return known.peopleAt(address).stream().anyMatch(person -> Objects.equals(person.partyId(), party));
    }
}
