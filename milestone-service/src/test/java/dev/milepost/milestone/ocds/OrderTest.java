package dev.milepost.milestone.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.Document;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Money;
import dev.milepost.events.PartyRole;
import dev.milepost.events.PaymentTerm;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same releases in any order say the same. */
class OrderTest {
    static final List<String> FILES = List.of(
            "school-1-planning.json", "school-2-contract.json", "school-3-progress.json", "school-4-payment.json");
    private static final String OCID = "ocds-x-school";
    private static final String CONTRACT = OCID + "/contracts/x/C-1";
    private static final String WORK = OCID + "/implementation/x~1C-1/";

    @Test
    void everyOrderOfFilesLeadsToTheSame() {
        SortedMap<String, Object> inOrder = picture(after(FILES));
        int orders = 0;
        for (List<String> order : permutations(FILES)) {
            assertThat(picture(after(order))).as(order.toString()).isEqualTo(inOrder);
            orders++;
        }
        assertThat(orders).isEqualTo(24);
    }

    @Test
    void milestonesAreAsTheirNewestReleaseSays() {
        ProcessView process = after(FILES);
        var shell = process.milestone(WORK + "M-1");
        assertThat(shell.title()).isEqualTo("Shell complete");
        assertThat(shell.description()).isEqualTo("Walls and roof stand");
        assertThat(shell.type()).isEqualTo(MilestoneType.DELIVERABLE);
        assertThat(shell.status()).isEqualTo(MilestoneStatus.MET);
        assertThat(shell.dueDate()).isEqualTo(LocalDate.parse("2026-06-30"));
        assertThat(shell.metOn()).isEqualTo(LocalDate.parse("2026-07-02"));
        assertThat(shell.evidence()).hasSize(1);
        assertThat(shell.origin().type()).isEqualTo("delivery");
        assertThat(shell.origin().code()).isEqualTo("shell");
        assertThat(shell.origin().status()).isEqualTo("met");
        assertThat(shell.origin().dateMet()).isEqualTo("2026-07-02T23:00:00-06:00");
        assertThat(shell.origin().stage()).isEqualTo("implementation");
        assertThat(shell.origin().releasedAt()).isEqualTo("2026-07-05T07:00:00Z");

        var payment = process.milestone(WORK + "P-1");
        assertThat(payment.paymentTerm())
                .isEqualTo(new PaymentTerm(null, new Money(new BigDecimal("30000.50"), "EUR"), 0));
        assertThat(payment.dueDate()).isEqualTo(LocalDate.parse("2026-07-31"));
        assertThat(payment.baselineDueDate()).isEqualTo(LocalDate.parse("2026-07-15"));
        assertThat(process.milestone(WORK + "M-2").status()).isEqualTo(MilestoneStatus.PLANNED);

        var budget = process.milestone(OCID + "/planning/-/1");
        assertThat(budget.type()).isEqualTo(MilestoneType.GATE);
        assertThat(budget.evidence().getFirst().url()).hasToString("https://marienhof.example/needs.pdf");
    }

    @Test
    void contractsHavePartiesTermAndTheProcessItsOwnDraft() {
        ProcessView process = after(FILES);
        ContractPicture contract = process.contract(CONTRACT);
        assertThat(contract.status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.endsOn()).isEqualTo(LocalDate.parse("2027-02-28"));
        assertThat(contract.parties())
                .containsExactlyInAnyOrder(
                        new ContractPicture.Part("XX-x-100", PartyRole.CLIENT),
                        new ContractPicture.Part("XX-x-200", PartyRole.SUPPLIER));
        ContractPicture draft = process.contract(OCID);
        assertThat(draft.status()).isEqualTo(ContractStatus.DRAFT);
        assertThat(draft.title()).isEqualTo("Primary school, new building");
        assertThat(process.contractKeys()).containsExactlyInAnyOrder(OCID, CONTRACT);
    }

    @Test
    void contractsHaveTheDocumentsOfAllStagesEachOnce() {
        ProcessView process = after(FILES);
        assertThat(process.contract(CONTRACT).documents())
                .containsExactly(
                        document("contract.pdf", "The contract", "contractSigned"),
                        document("photos.zip", "Progress", null),
                        document("award.html", null, "awardNotice"),
                        document("needs.pdf", "Needs again", null),
                        document("tender.html", null, "tenderNotice"));
        assertThat(process.contract(OCID).documents())
                .containsExactly(
                        document("needs.pdf", "Needs again", null), document("tender.html", null, "tenderNotice"));
    }

    private static Document document(String file, @Nullable String title, @Nullable String type) {
        return new Document(URI.create("https://marienhof.example/" + file), title, type);
    }

    @Test
    void aTransactionIsThePaymentOfItsMilestone() {
        var transactions = after(FILES).transactions(CONTRACT);
        assertThat(transactions)
                .containsEntry(
                        OCID + "/x~1C-1/T-1",
                        new TransactionPicture(
                                new Money(new BigDecimal("30000.50"), "EUR"),
                                LocalDate.parse("2026-07-20"),
                                WORK + "P-1"))
                .containsEntry(
                        OCID + "/x~1C-1/2",
                        new TransactionPicture(
                                new Money(new BigDecimal("500.00"), "EUR"), LocalDate.parse("2026-07-21"), null));
    }

    /** Imports files one after the other, each on top of what was stored, as the service does. */
    private static ProcessView after(List<String> files) {
        Map<ObjectId, Merged> stored = new HashMap<>();
        for (String file : files) {
            FileContent content =
                    ReadFile.read(Importer.sample(file, "x").getBytes(StandardCharsets.UTF_8), Importer.JSON);
            assertThat(content.refused()).isEmpty();
            new ProcessImport(OCID, content, Map.copyOf(stored))
                    .changes()
                    .forEach(row -> stored.put(
                            row.id(),
                            Merged.ofJson(Importer.tree(row.merged().toJson().toString()))));
        }
        return new ProcessView(OCID, stored);
    }

    private static SortedMap<String, Object> picture(ProcessView process) {
        SortedMap<String, Object> picture = new TreeMap<>();
        for (String contract : process.contractKeys()) {
            picture.put(contract, process.contract(contract));
            process.milestoneKeys(contract).forEach(key -> picture.put(key, process.milestone(key)));
            picture.putAll(process.transactions(contract));
        }
        assertThat(picture).hasSize(10);
        return picture;
    }

    static <T> List<List<T>> permutations(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }
}
