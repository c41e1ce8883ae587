package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parties of a release and who is what. References elsewhere (buyer, suppliers of an award) name a party by its id in
 * the process; one that is in no list of parties is one all the same.
 */
final class ReleaseParties {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 320;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");

    private final FileContent content;
    private final ReleaseDocuments documents;
    private final String ocid;
    private final Stamp stamp;
    private final Set<String> listed = new HashSet<>();

    ReleaseParties(FileContent content, String ocid, Stamp stamp) {
        this.content = content;
        this.documents = new ReleaseDocuments(content);
        this.ocid = ocid;
        this.stamp = stamp;
    }

    void read(Place release) {
        Said process = new Said(stamp);
        Items.eachPlace(release.at("parties"), content, party -> party(party, process));
        Items.attempt(content, () -> reference(release.at("buyer"), "buyer", process));
        Items.attempt(content, () -> reference(release.at("tender").at("procuringEntity"), "procuringEntity", process));
        Items.each(release.at("awards"), content, (award, id) -> award(award, id, process));
        content.add(ocid, ObjectId.process(ocid), process.merged(), stamp, release.pointer());
    }

    private void party(Place party, Said process) throws Refusal {
        String id = id(party);
        if (!listed.add(id)) {
            throw party.at("id").refusal("'" + id + "' is in this list twice; the first one counts");
        }
        describe(party, id, process);
        Place roles = party.at("roles");
        if (roles.value().isArray()) {
            process.put("roles/" + id, roles.value());
        }
    }

    private void award(Place award, String id, Said process) {
        documents.read(award.at("documents"), ContractDocuments.ofAward(id), process);
        Place suppliers = award.at("suppliers");
        if (suppliers.isAbsent()) {
            return;
        }
        ArrayNode ids = JsonNodeFactory.instance.arrayNode();
        Items.eachPlace(suppliers, content, supplier -> ids.add(known(supplier, process)));
        process.put("award/" + id, ids);
    }

    private void reference(Place organisation, String role, Said process) throws Refusal {
        if (!organisation.isNothing()) {
            process.put(role, known(organisation, process));
        }
    }

    /** The id of an organisation that is referred to. What a list of parties says of it counts more. */
    private String known(Place organisation, Said process) throws Refusal {
        String id = id(organisation);
        if (!listed.contains(id)) {
            describe(organisation, id, process);
        }
        return id;
    }

    private void describe(Place party, String id, Said process) throws Refusal {
        ObjectId key = ObjectId.localParty(ocid, id);
        if (key.key().length() > ObjectId.LONGEST_KEY) {
            throw party.at("id").refusal("is too long: with the ocid at most " + ObjectId.LONGEST_KEY);
        }
        Said said = new Said(stamp).put("id", id);
        said.text("name", party.at("name"), LONGEST_NAME);
        Place identifier = party.at("identifier");
        said.text("legalName", identifier.at("legalName"), LONGEST_NAME);
        String identity = identity(identifier);
        if (identity != null) {
            process.put("identity/" + id, identity);
        }
        Items.attempt(content, () -> email(party.at("contactPoint").at("email"), said));
        content.add(ocid, key, said.merged(), stamp, party.pointer());
    }

    private static String id(Place party) throws Refusal {
        if (!party.at("id").isNothing()) {
            return party.at("id").id();
        }
        String identity = identity(party.at("identifier"));
        if (identity == null) {
            throw party.at("id").refusal("an id is needed");
        }
        return identity;
    }

    /** The organisation's entry in a register, such as {@code GB-COH-12345678}. */
    private static @Nullable String identity(Place identifier) throws Refusal {
        String scheme = identifier.at("scheme").text(LONGEST_NAME);
        if (scheme == null || identifier.at("id").isNothing()) {
            return null;
        }
        String id = identifier.at("id").id();
        return id.startsWith(scheme + "-") ? id : scheme + "-" + id;
    }

    private static void email(Place email, Said said) throws Refusal {
        String text = email.text(LONGEST_EMAIL);
        if (text != null && !EMAIL.matcher(text).matches()) {
            throw email.refusal("'" + text + "' is no e-mail address");
        }
        if (!email.isAbsent()) {
            said.put("email", text);
        }
    }
}
