package dev.milepost.milestone.ocds;

import dev.milepost.events.ExternalId;
import dev.milepost.milestone.party.KeepParty;
import dev.milepost.milestone.party.Parties;
import dev.milepost.milestone.party.Party;
import dev.milepost.milestone.party.PartyRequest;
import dev.milepost.milestone.value.ExternalIdRegistry;
import dev.milepost.milestone.value.ExternalIdRegistry.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The organisations of processes. One that has an entry in a register is the same in all of them; one that was first
 * named without takes its entry over when a release tells it.
 */
@ApplicationScoped
class ImportParties {
    private static final int LONGEST_REFERENCE = 100;

    private final OcdsObjects objects;
    private final ExternalIdRegistry externalIds;
    private final Parties parties;
    private final KeepParty keep;

    @Inject
    ImportParties(OcdsObjects objects, ExternalIdRegistry externalIds, Parties parties, KeepParty keep) {
        this.objects = objects;
        this.externalIds = externalIds;
        this.parties = parties;
        this.keep = keep;
    }

    /** An organisation that the file speaks of; {@code former} is how it was known before its entry was. */
    private static final class Named {
        private final String identity;
        private @Nullable String former;
        private String pointer = "";
        private Merged said = new Merged();

        Named(String identity) {
            this.identity = identity;
        }
    }

    /** The ids of all parties of {@code processes}, by identity, after what the file says of them was stored. */
    Map<String, UUID> importOf(List<ProcessImport> processes, ImportResults results) {
        Map<String, Named> named = new LinkedHashMap<>();
        Set<String> identities = new TreeSet<>();
        for (ProcessImport process : processes) {
            process.objects().forEach((id, merged) -> {
                if (id.kind() == ObjectId.Kind.LOCAL_PARTY) {
                    gather(process, id, merged, named, identities);
                }
            });
        }
        Map<String, UUID> ids = new HashMap<>(externalIds.findAll(Kind.PARTY, MergedMilestone.SOURCE, identities));
        Map<String, Merged> known = objects.parties(identities);
        List<OcdsObjects.Row> changes = new ArrayList<>();
        for (Named party : named.values()) {
            Merged before = known.getOrDefault(party.identity, new Merged());
            Merged after = before.join(party.said);
            if (keep(party, before, after, known, ids, results) && !after.equals(before)) {
                changes.add(new OcdsObjects.Row(ObjectId.party(party.identity), "", after));
            }
        }
        objects.save(changes);
        return ids;
    }

    private static void gather(
            ProcessImport process, ObjectId id, Merged merged, Map<String, Named> named, Set<String> identities) {
        String localId = String.valueOf(merged.text("id"));
        String identity = process.after().identity(localId);
        String former = process.isKnown(id) ? process.before().identity(localId) : identity;
        identities.add(identity);
        identities.add(former);
        if (process.isInFile(id) || !former.equals(identity)) {
            Named party = named.computeIfAbsent(identity, Named::new);
            party.said = party.said.join(merged);
            party.pointer = process.pointer(id);
            party.former = former.equals(identity) ? party.former : former;
        }
    }

    private boolean keep(
            Named party,
            Merged before,
            Merged after,
            Map<String, Merged> known,
            Map<String, UUID> ids,
            ImportResults results) {
        if (party.identity.length() > LONGEST_REFERENCE) {
            results.refuse(
                    party.pointer,
                    "'" + party.identity + "' is too long for a party's reference: at most " + LONGEST_REFERENCE
                            + " characters");
            return false;
        }
        UUID id = ids.get(party.identity);
        String former = party.former;
        Picture was = id == null ? null : Picture.of(party.identity, before);
        if (id == null && former != null && ids.containsKey(former)) {
            id = ids.get(former);
            was = Picture.of(former, known.getOrDefault(former, new Merged()));
        }
        Picture is = Picture.of(party.identity, after);
        Party there = id == null
                ? parties.findByReference(party.identity).orElse(null)
                : is.equals(was) ? null : parties.findById(id);
        if (there != null
                && id == null
                && there.toRequest().externalIds().stream().anyMatch(Picture::isOurs)) {
            results.refuse(
                    party.pointer,
                    "the reference '" + party.identity + "' belongs to party " + there.id()
                            + ", which is another organisation in OCDS");
            return false;
        }
        ImportResults.Effect effect = ImportResults.Effect.UNCHANGED;
        if (there != null) {
            id = there.id();
            effect = keep.change(there, is.over(was, there.toRequest()))
                    ? ImportResults.Effect.UPDATED
                    : ImportResults.Effect.UNCHANGED;
        } else if (id == null) {
            id = keep.create(is.over(null, new PartyRequest(is.reference, is.name, null, List.of())))
                    .id();
            effect = ImportResults.Effect.CREATED;
        }
        ids.put(party.identity, id);
        results.add(effect, Kind.PARTY, id, party.identity, party.pointer);
        return true;
    }

    /** What the releases say of an organisation, in our words. */
    private record Picture(
            String reference, String name, @Nullable String email) {
        static Picture of(String identity, Merged merged) {
            String name = merged.text("name") == null ? merged.text("legalName") : merged.text("name");
            return new Picture(identity, name == null ? identity : name, merged.text("email"));
        }

        /** What {@code here} is to be: what the releases changed is as they say, the rest stays. */
        PartyRequest over(@Nullable Picture before, PartyRequest here) {
            List<ExternalId> ids = new ArrayList<>(here.externalIds());
            ids.removeIf(Picture::isOurs);
            ids.add(new ExternalId(MergedMilestone.SOURCE, reference));
            return new PartyRequest(
                    before != null && here.reference().equals(before.reference) ? reference : here.reference(),
                    before != null && before.name.equals(name) ? here.name() : name,
                    before != null && Objects.equals(before.email, email) ? here.email() : email,
                    ids);
        }

        static boolean isOurs(ExternalId id) {
            return id.source().equals(MergedMilestone.SOURCE);
        }
    }
}
