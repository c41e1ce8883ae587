package dev.milepost.milestone.ocds;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.ExternalId;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.milestone.AdoptMilestones;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.ReportedMilestone;
import dev.milepost.milestone.ocds.ImportResults.Effect;
import dev.milepost.milestone.payment.AdoptPayments;
import dev.milepost.milestone.payment.ReportedPayment;
import dev.milepost.milestone.value.ExternalIdRegistry;
import dev.milepost.milestone.value.ExternalIdRegistry.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The milestones and payments of contracts. */
@ApplicationScoped
class ImportContent {
    private final ExternalIdRegistry externalIds;
    private final AdoptMilestones adoptMilestones;
    private final AdoptPayments adoptPayments;

    @Inject
    ImportContent(ExternalIdRegistry externalIds, AdoptMilestones adoptMilestones, AdoptPayments adoptPayments) {
        this.externalIds = externalIds;
        this.adoptMilestones = adoptMilestones;
        this.adoptPayments = adoptPayments;
    }

    Inside of(ProcessImport process) {
        Set<String> milestones = new HashSet<>();
        Set<String> payments = new HashSet<>();
        for (String contract : process.after().contractKeys()) {
            milestones.addAll(process.after().milestoneKeys(contract));
            payments.addAll(process.after().transactions(contract).keySet());
        }
        return new Inside(
                process,
                externalIds.findAll(Kind.MILESTONE, MergedMilestone.SOURCE, milestones),
                externalIds.findAll(Kind.PAYMENT, MergedMilestone.SOURCE, payments));
    }

    /** What is in the contracts of one process. */
    final class Inside {
        private final ProcessImport process;
        private final Map<String, UUID> milestoneIds;
        private final Map<String, UUID> paymentIds;

        Inside(ProcessImport process, Map<String, UUID> milestoneIds, Map<String, UUID> paymentIds) {
            this.process = process;
            this.milestoneIds = milestoneIds;
            this.paymentIds = paymentIds;
        }

        private @Nullable ReportedMilestone before(String key) {
            return milestoneIds.containsKey(key) && process.before().hasMilestone(key)
                    ? process.before().milestone(key)
                    : null;
        }

        /** Whether the file says of what is in a contract nothing that is not there already. */
        boolean isUnchanged(String contract) {
            var transactions = process.after().transactions(contract);
            return process.after().milestoneKeys(contract).stream()
                            .allMatch(key -> process.after().milestone(key).equals(before(key)))
                    && transactions.equals(process.before().transactions(contract))
                    && paymentIds.keySet().containsAll(transactions.keySet());
        }

        void reportUnchanged(String contract, ImportResults results) {
            process.after()
                    .milestoneKeys(contract)
                    .forEach(key -> report(
                            Effect.UNCHANGED,
                            Kind.MILESTONE,
                            milestoneIds.get(key),
                            new ObjectId(ObjectId.Kind.MILESTONE, key),
                            results));
            process.after()
                    .transactions(contract)
                    .keySet()
                    .forEach(key -> report(
                            Effect.UNCHANGED,
                            Kind.PAYMENT,
                            paymentIds.get(key),
                            new ObjectId(ObjectId.Kind.PAYMENT, key),
                            results));
        }

        /** What was left alone is told only where the file speaks of it. */
        private void report(Effect effect, Kind kind, @Nullable UUID id, ObjectId object, ImportResults results) {
            if (id != null && (effect != Effect.UNCHANGED || process.isInFile(object))) {
                results.add(effect, kind, id, object.key(), process.pointer(object));
            }
        }

        /** Makes what is in a locked contract as the releases say. */
        void keep(String key, Contract contract, boolean activated, ImportResults results) {
            Map<String, Milestone> milestones = new HashMap<>();
            List<Milestone> changed = new ArrayList<>();
            milestones(key, contract, activated, results, milestones, changed);
            payments(key, contract, results, milestones, changed);
            if (!changed.isEmpty() && adoptPayments.isOverdrawn(contract)) {
                results.refuse(
                        process.pointer(ObjectId.ofContract(process.ocid(), key)),
                        "payments: what the releases take back leaves more retention let go than is held back, or more of the advance recovered than is paid; cancel the later payments here");
            }
        }

        private void milestones(
                String contractKey,
                Contract contract,
                boolean activated,
                ImportResults results,
                Map<String, Milestone> milestones,
                List<Milestone> changed) {
            List<String> keys = process.after().milestoneKeys(contractKey);
            List<AdoptMilestones.Report> reports = new ArrayList<>();
            boolean draft = contract.status() == ContractStatus.DRAFT;
            for (String key : keys) {
                ReportedMilestone before = before(key);
                ReportedMilestone after = process.after().milestone(key);
                reports.add(new AdoptMilestones.Report(
                        milestoneIds.get(key),
                        before != null && (draft || activated) ? before.withoutBaseline() : before,
                        draft ? after.withoutBaseline() : after));
            }
            List<AdoptMilestones.Adopted> adopted = adoptMilestones.adopt(contract, reports);
            for (int i = 0; i < keys.size(); i++) {
                ObjectId object = new ObjectId(ObjectId.Kind.MILESTONE, keys.get(i));
                Milestone milestone = adopted.get(i).milestone();
                switch (adopted.get(i).effect()) {
                    case CREATED -> report(Effect.CREATED, Kind.MILESTONE, milestone.id(), object, results);
                    case UPDATED -> report(Effect.UPDATED, Kind.MILESTONE, milestone.id(), object, results);
                    case NONE -> report(Effect.UNCHANGED, Kind.MILESTONE, milestone.id(), object, results);
                    case ELSEWHERE -> {
                        results.refuse(
                                process.pointer(object),
                                "its external id belongs to milestone " + milestone.id() + " of another contract");
                        continue;
                    }
                }
                milestones.put(keys.get(i), milestone);
                if (activated || adopted.get(i).effect() != AdoptMilestones.Effect.NONE) {
                    changed.add(milestone);
                }
            }
        }

        private void payments(
                String contractKey,
                Contract contract,
                ImportResults results,
                Map<String, Milestone> milestones,
                List<Milestone> changed) {
            var before = process.before().transactions(contractKey);
            List<ObjectId> objects = new ArrayList<>();
            List<ReportedPayment> reports = new ArrayList<>();
            Set<Milestone> settle = new HashSet<>(changed);
            process.after().transactions(contractKey).forEach((key, is) -> {
                ObjectId object = new ObjectId(ObjectId.Kind.PAYMENT, key);
                TransactionPicture was = before.get(key);
                Milestone milestone = is.milestone() == null ? null : milestones.get(is.milestone());
                UUID id = paymentIds.get(key);
                if (is.amount() == null || is.paidOn() == null) {
                    results.refuse(
                            process.pointer(object),
                            is.amount() == null
                                    ? "a value is needed: it is what was paid"
                                    : "a date is needed: the day it was paid");
                } else if (id != null && is.equals(was) && (milestone == null || !settle.contains(milestone))) {
                    report(Effect.UNCHANGED, Kind.PAYMENT, id, object, results);
                } else {
                    objects.add(object);
                    reports.add(new ReportedPayment(
                            id,
                            new ExternalId(MergedMilestone.SOURCE, key),
                            milestone == null ? null : milestone.id(),
                            is.amount(),
                            is.paidOn()));
                    if (was != null && was.milestone() != null && milestones.containsKey(was.milestone())) {
                        settle.add(milestones.get(was.milestone())); // it may have lost its payment
                    }
                }
            });
            Map<UUID, Milestone> byId = new HashMap<>();
            milestones.values().forEach(milestone -> byId.put(milestone.id(), milestone));
            List<AdoptPayments.Adopted> adopted = adoptPayments.adopt(contract, reports, byId, List.copyOf(settle));
            for (int i = 0; i < adopted.size(); i++) {
                Effect effect = switch (adopted.get(i).effect()) {
                    case CREATED -> Effect.CREATED;
                    case UPDATED -> Effect.UPDATED;
                    case NONE -> Effect.UNCHANGED;
                };
                report(effect, Kind.PAYMENT, adopted.get(i).payment(), objects.get(i), results);
            }
        }
    }
}
