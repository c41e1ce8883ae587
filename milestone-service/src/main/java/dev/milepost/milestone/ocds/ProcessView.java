package dev.milepost.milestone.ocds;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.PartyRole;
import dev.milepost.milestone.milestone.ReportedMilestone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A contracting process as its releases tell it, in our words: a pure function of what was merged, and so of the set of
 * releases whatever their order.
 */
final class ProcessView {
    private static final Set<String> CLIENTS = Set.of("buyer", "procuringEntity");
    private static final String SUPPLIER = "supplier";

    private final String ocid;
    private final Map<ObjectId, Merged> objects;
    private final Map<String, List<String>> milestonesByContract = new TreeMap<>();
    private final Map<String, List<String>> transactionsByContract = new TreeMap<>();
    private final Set<String> contracts = new TreeSet<>();

    ProcessView(String ocid, Map<ObjectId, Merged> objects) {
        this.ocid = ocid;
        this.objects = objects;
        objects.forEach((id, merged) -> {
            switch (id.kind()) {
                case CONTRACT -> contracts.add(id.key());
                case MILESTONE -> group(id.key(), merged, milestonesByContract);
                case PAYMENT -> group(id.key(), merged, transactionsByContract);
                case PROCESS, LOCAL_PARTY, PARTY -> {}
            }
        });
        // In the order of their names, so that the same file gives the same report each time.
        milestonesByContract.values().forEach(keys -> keys.sort(null));
        transactionsByContract.values().forEach(keys -> keys.sort(null));
    }

    private static void group(String key, Merged merged, Map<String, List<String>> byContract) {
        byContract
                .computeIfAbsent(String.valueOf(merged.text("contract")), one -> new ArrayList<>())
                .add(key);
    }

    private Merged get(ObjectId id) {
        return objects.getOrDefault(id, new Merged());
    }

    /** Its contracts, and the DRAFT of the process itself, whose key is the ocid, where planning or tender has milestones. */
    Set<String> contractKeys() {
        Set<String> keys = new TreeSet<>(contracts);
        if (milestonesByContract.containsKey(ocid)) {
            keys.add(ocid);
        }
        return keys;
    }

    List<String> milestoneKeys(String contract) {
        return milestonesByContract.getOrDefault(contract, List.of());
    }

    /** The id that the publisher gave a contract. */
    String contractId(String key) {
        return key.equals(ocid) ? ocid : String.valueOf(get(contractObject(key)).text("id"));
    }

    private static ObjectId contractObject(String key) {
        return new ObjectId(ObjectId.Kind.CONTRACT, key);
    }

    /**
     * Which organisation a party of the process is: its entry in a register, or without one its id here, which says
     * nothing about parties of other processes.
     */
    String identity(String localId) {
        String registered = get(ObjectId.process(ocid)).text("identity/" + localId);
        return registered == null ? ObjectId.localParty(ocid, localId).key() : registered;
    }

    ContractPicture contract(String key) {
        Merged process = get(ObjectId.process(ocid));
        Set<ContractPicture.Part> parties = new HashSet<>();
        clients(process).forEach(one -> parties.add(new ContractPicture.Part(identity(one), PartyRole.CLIENT)));
        if (key.equals(ocid)) {
            return new ContractPicture(
                    firstOf(process.text("title"), process.text("project"), ocid),
                    process.text("description"),
                    null,
                    null,
                    null,
                    null,
                    parties,
                    ContractDocuments.of(process, new Merged()),
                    ContractStatus.DRAFT);
        }
        Merged contract = get(contractObject(key));
        suppliers(process, contract)
                .forEach(one -> parties.add(new ContractPicture.Part(identity(one), PartyRole.SUPPLIER)));
        LocalDate start = contract.day("startDate");
        LocalDate end = contract.day("endDate");
        return new ContractPicture(
                firstOf(contract.text("title"), null, "Contract " + contract.text("id")),
                contract.text("description"),
                contract.day("dateSigned"),
                start,
                start != null && end != null && end.isBefore(start) ? null : end, // two releases that disagree
                MergedMilestone.money(contract.get("value")),
                parties,
                ContractDocuments.of(process, contract),
                status(contract));
    }

    private static Set<String> clients(Merged process) {
        Set<String> clients = withRole(process, CLIENTS);
        for (String role : CLIENTS) {
            if (process.has(role)) {
                clients.add(String.valueOf(process.text(role)));
            }
        }
        return clients;
    }

    /** Those of the contract's award. Without one the process's suppliers, if it has no other contract they may be for. */
    private Set<String> suppliers(Merged process, Merged contract) {
        String award = "award/" + contract.text("award");
        if (process.has(award)) {
            return new HashSet<>(process.texts(award));
        }
        return contracts.size() == 1 ? withRole(process, Set.of(SUPPLIER)) : Set.of();
    }

    private static Set<String> withRole(Merged process, Set<String> roles) {
        Set<String> found = new HashSet<>();
        process.under("roles/")
                .forEach((party, list) -> list.forEach(role -> {
                    if (roles.contains(role.asText())) {
                        found.add(party);
                    }
                }));
        return found;
    }

    private static ContractStatus status(Merged contract) {
        if (!contract.has(Merged.PROGRESS)) {
            return contract.has("dateSigned") || contract.has("implemented")
                    ? ContractStatus.ACTIVE
                    : ContractStatus.DRAFT;
        }
        return switch (contract.get(Merged.PROGRESS).asInt()) {
            case 0 -> ContractStatus.DRAFT;
            case 1 -> ContractStatus.ACTIVE;
            default -> ContractStatus.TERMINATED;
        };
    }

    private static String firstOf(@Nullable String first, @Nullable String second, String last) {
        String title = first == null ? second == null ? last : second : first;
        return title.substring(0, Math.min(title.length(), Said.LONGEST_TITLE));
    }

    boolean hasMilestone(String key) {
        return objects.containsKey(new ObjectId(ObjectId.Kind.MILESTONE, key));
    }

    ReportedMilestone milestone(String key) {
        return MergedMilestone.report(key, get(new ObjectId(ObjectId.Kind.MILESTONE, key)));
    }

    /** The transactions of a contract by key, each with the milestone whose payment it is. */
    Map<String, TransactionPicture> transactions(String contract) {
        Map<String, TransactionPicture> pictures = new LinkedHashMap<>();
        Map<String, String> chosen = new HashMap<>();
        for (String key : transactionsByContract.getOrDefault(contract, List.of())) {
            Merged transaction = get(new ObjectId(ObjectId.Kind.PAYMENT, key));
            pictures.put(
                    key,
                    new TransactionPicture(
                            MergedMilestone.money(transaction.get("value")),
                            transaction.day("date"),
                            transaction.text("milestone")));
        }
        pictures.entrySet().stream()
                .filter(one ->
                        one.getValue().milestone() != null && one.getValue().isPayment())
                .sorted(Comparator.comparing(this::missesAmount)
                        .thenComparing(one -> dayOf(one.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(one -> chosen.putIfAbsent(String.valueOf(one.getValue().milestone()), one.getKey()));
        pictures.replaceAll((key, picture) -> {
            String milestone = picture.milestone();
            return milestone == null || hasMilestone(milestone) && key.equals(chosen.get(milestone))
                    ? picture
                    : new TransactionPicture(picture.amount(), picture.paidOn(), null);
        });
        return pictures;
    }

    /** Of several transactions for a milestone, the one of its amount is its payment, or else the first. */
    private boolean missesAmount(Map.Entry<String, TransactionPicture> transaction) {
        String milestone = String.valueOf(transaction.getValue().milestone());
        var term = hasMilestone(milestone) ? milestone(milestone).paymentTerm() : null;
        return term == null
                || term.amount() == null
                || !term.amount().equals(transaction.getValue().amount());
    }

    private static LocalDate dayOf(TransactionPicture transaction) {
        return transaction.paidOn() == null ? LocalDate.MAX : transaction.paidOn();
    }
}
