package dev.milepost.milestone.ocds;

import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Document;
import dev.milepost.events.ExternalId;
import dev.milepost.milestone.contract.ActivateContract;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.ContractRequest;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.contract.KeepContract;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.ocds.ImportResults.Effect;
import dev.milepost.milestone.value.Checks;
import dev.milepost.milestone.value.ExternalIdRegistry;
import dev.milepost.milestone.value.ExternalIdRegistry.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contracts of processes, and with each of them what is in it. */
@ApplicationScoped
class ImportContracts {
    private static final int LONGEST_REFERENCE = 200;

    private final ExternalIdRegistry externalIds;
    private final Contracts contracts;
    private final KeepContract keep;
    private final ActivateContract activate;
    private final Milestones milestones;
    private final ImportContent content;

    @Inject
    ImportContracts(
            ExternalIdRegistry externalIds,
            Contracts contracts,
            KeepContract keep,
            ActivateContract activate,
            Milestones milestones,
            ImportContent content) {
        this.externalIds = externalIds;
        this.contracts = contracts;
        this.keep = keep;
        this.activate = activate;
        this.milestones = milestones;
        this.content = content;
    }

    /** The ids of those contracts of {@code processes} that are there, by external id. */
    Map<String, UUID> idsOf(List<ProcessImport> processes) {
        Set<String> keys = new TreeSet<>();
        processes.forEach(process -> keys.addAll(process.after().contractKeys()));
        return externalIds.findAll(Kind.CONTRACT, MergedMilestone.SOURCE, keys);
    }

    void importOf(ProcessImport process, Map<String, UUID> ids, Map<String, UUID> partyIds, ImportResults results) {
        var inside = content.of(process);
        for (String key : process.after().contractKeys()) {
            keep(new One(process, key, partyIds, results), ids.get(key), inside);
        }
    }

    /** A contract of a process while it is imported. */
    private record One(ProcessImport process, String key, Map<String, UUID> partyIds, ImportResults results) {
        ObjectId objectId() {
            return ObjectId.ofContract(process.ocid(), key);
        }

        String pointer() {
            return process.pointer(objectId());
        }

        Set<ContractPartyState> parties(ContractPicture picture) {
            Set<ContractPartyState> found = new HashSet<>();
            for (ContractPicture.Part part : picture.parties()) {
                UUID party = partyIds.get(part.party());
                if (party != null) {
                    found.add(new ContractPartyState(party, part.role()));
                }
            }
            return found;
        }
    }

    private void keep(One one, @Nullable UUID id, ImportContent.Inside inside) {
        if (id != null && !contracts.isVisible(id)) {
            one.results.refuse(one.pointer(), "only its members see the contract, and you are none");
            return;
        }
        ContractPicture is = one.process.after().contract(one.key);
        boolean known = id != null && one.process.before().contractKeys().contains(one.key);
        ContractPicture was = known ? one.process.before().contract(one.key) : null;
        if (id != null && is.equals(was) && inside.isUnchanged(one.key)) {
            if (one.process.isInFile(one.objectId())) {
                one.results.add(Effect.UNCHANGED, Kind.CONTRACT, id, one.key, one.pointer());
            }
            inside.reportUnchanged(one.key, one.results);
            return;
        }
        Contract contract = id == null ? create(one, is) : contracts.locked(id);
        if (contract == null) {
            return;
        }
        boolean changed = id != null && keep.adopt(contract, request(one, contract, was, is));
        boolean activated = contract.status() == ContractStatus.DRAFT
                && is.status() != ContractStatus.DRAFT
                && activate(one, contract, id == null);
        if (is.status() == ContractStatus.TERMINATED && isOngoing(contract.status())) {
            keep.terminate(contract);
            changed = true;
        }
        if (id == null || changed || activated || one.process.isInFile(one.objectId())) {
            Effect effect = id == null ? Effect.CREATED : changed || activated ? Effect.UPDATED : Effect.UNCHANGED;
            one.results.add(effect, Kind.CONTRACT, contract.id(), one.key, one.pointer());
        }
        inside.keep(one.key, contract, activated, one.results);
    }

    private @Nullable Contract create(One one, ContractPicture is) {
        String id = one.process.after().contractId(one.key);
        String reference = contracts.findByReference(id).isEmpty() ? id : one.process.ocid() + "/" + id;
        if (reference.length() > LONGEST_REFERENCE
                || contracts.findByReference(reference).isPresent()) {
            one.results.refuse(
                    one.pointer(),
                    reference.length() > LONGEST_REFERENCE
                            ? "'" + reference + "' is too long for a contract's reference: at most " + LONGEST_REFERENCE
                            : "the references '" + id + "' and '" + reference + "' belong to other contracts");
            return null;
        }
        return keep.adopt(new ContractRequest(
                reference,
                is.title(),
                is.description(),
                List.copyOf(one.parties(is)),
                is.signedOn(),
                is.startsOn(),
                is.endsOn(),
                is.value(),
                "UTC",
                null,
                null,
                null,
                documents(one, List.of(), List.of(), is.documents()),
                List.of(),
                List.of(new ExternalId(MergedMilestone.SOURCE, one.key)),
                null,
                false,
                List.of(),
                null,
                Map.of()));
    }

    /** What a contract is to be: what the releases changed is as they say, the rest stays. */
    private static ContractRequest request(
            One one, Contract contract, @Nullable ContractPicture was, ContractPicture is) {
        ContractRequest here = contract.toRequest();
        Set<ContractPartyState> gone = was == null ? Set.of() : one.parties(was);
        Set<ContractPartyState> now = one.parties(is);
        Set<ContractPartyState> parties = new HashSet<>(here.parties());
        parties.removeIf(party -> gone.contains(party) && !now.contains(party));
        now.stream().filter(party -> !gone.contains(party)).forEach(parties::add);
        LocalDate start =
                was != null && Objects.equals(was.startsOn(), is.startsOn()) ? here.startsOn() : is.startsOn();
        LocalDate end = was != null && Objects.equals(was.endsOn(), is.endsOn()) ? here.endsOn() : is.endsOn();
        if (start != null && end != null && end.isBefore(start)) {
            one.results.refuse(one.pointer(), "period: its dates do not go with those that were set here; these stay");
            start = here.startsOn();
            end = here.endsOn();
        }
        return new ContractRequest(
                here.reference(),
                was != null && was.title().equals(is.title()) ? here.title() : is.title(),
                was != null && Objects.equals(was.description(), is.description())
                        ? here.description()
                        : is.description(),
                List.copyOf(parties),
                was != null && Objects.equals(was.signedOn(), is.signedOn()) ? here.signedOn() : is.signedOn(),
                start,
                end,
                was != null && Objects.equals(was.value(), is.value()) ? here.value() : is.value(),
                here.timeZone(),
                here.calendar(),
                here.renewal(),
                here.notice(),
                documents(one, here.documents(), was == null ? List.of() : was.documents(), is.documents()),
                here.tags(),
                here.externalIds(),
                here.paymentConditions(),
                here.selfApprovalAllowed(),
                here.terminationTerms(),
                here.access(),
                here.customFields());
    }

    /**
     * What the releases list, in their order, but for what people took out or described otherwise here; then what people
     * added.
     */
    private static List<Document> documents(One one, List<Document> here, List<Document> was, List<Document> is) {
        Map<URI, Document> kept = new LinkedHashMap<>();
        here.forEach(document -> kept.put(document.url(), document));
        Map<URI, Document> documents = new LinkedHashMap<>();
        for (Document document : is) {
            Document known = was.contains(document) ? kept.get(document.url()) : document;
            if (known != null) {
                documents.put(known.url(), known);
            }
        }
        here.stream()
                .filter(document -> !was.contains(document))
                .forEach(document -> documents.putIfAbsent(document.url(), document));
        if (documents.size() > Checks.MOST_DOCUMENTS) {
            one.results.refuse(
                    one.pointer(),
                    "documents: a contract has room for " + Checks.MOST_DOCUMENTS + "; the last "
                            + (documents.size() - Checks.MOST_DOCUMENTS) + " are left out");
        }
        return documents.values().stream().limit(Checks.MOST_DOCUMENTS).toList();
    }

    private boolean activate(One one, Contract contract, boolean isNew) {
        if (!isNew && contract.value() == null && releasesPerCent(contract)) {
            one.results.refuse(
                    one.pointer(),
                    "status: the contract stays a DRAFT, because one of its milestones releases a percentage and it has no value");
            return false;
        }
        activate.activate(contract);
        return true;
    }

    private boolean releasesPerCent(Contract contract) {
        return milestones.ofContract(contract.id()).stream()
                .map(milestone -> milestone.paymentTerm())
                .anyMatch(term -> term != null && term.percent() != null);
    }

    private static boolean isOngoing(ContractStatus status) {
        return status == ContractStatus.ACTIVE || status == ContractStatus.SUSPENDED;
    }
}
