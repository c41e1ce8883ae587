package dev.milepost.milestone.upsert;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.Duplicates;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Unavailable;
import dev.milepost.milestone.contract.Contracts;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes over many things of another system. A row that is refused says why and keeps no other back; sent again, what is
 * there already stays as it is.
 */
@ApplicationScoped
class BulkUpsert {
    private static final Logger LOG = Logger.getLogger(BulkUpsert.class);

    private static final ExpectedVersion ANY = ExpectedVersion.optional(null);

    private final UpsertParty parties;
    private final UpsertContract contracts;
    private final UpsertMilestone milestones;
    private final Contracts access;
    private final RowTransactions transactions;

    @Inject
    BulkUpsert(
            UpsertParty parties,
            UpsertContract contracts,
            UpsertMilestone milestones,
            Contracts access,
            RowTransactions transactions) {
        this.parties = parties;
        this.contracts = contracts;
        this.milestones = milestones;
        this.access = access;
        this.transactions = transactions;
    }

    BulkUpsertReport parties(PartyBulkUpsertRequest request) {
        access.refuseCounterparty();
        BulkRows rows = new BulkRows(request.items(), "party", PartyUpsertItem::externalId, PartyUpsertItem::party);
        oneByOne(rows, request.dryRun(), row -> parties.put(row.name(), ANY, row.said()));
        return BulkUpsertReport.from(request.dryRun(), rows.report());
    }

    BulkUpsertReport contracts(ContractBulkUpsertRequest request) {
        access.refuseCounterparty();
        BulkRows rows =
                new BulkRows(request.items(), "contract", ContractUpsertItem::externalId, ContractUpsertItem::contract);
        oneByOne(rows, request.dryRun(), row -> contracts.put(row.name(), ANY, row.said()));
        return BulkUpsertReport.from(request.dryRun(), rows.report());
    }

    /** All of them together where that goes, and where it does not, one by one to find out which are refused. */
    BulkUpsertReport milestones(UUID contractId, MilestoneBulkUpsertRequest request) {
        milestones.checkAccess(contractId);
        BulkRows rows = new BulkRows(
                request.items(), "milestone", MilestoneUpsertItem::externalId, MilestoneUpsertItem::milestone);
        @Nullable String reason = request.reason();
        try {
            List<? extends Upserted<?>> all =
                    transactions.run(request.dryRun(), () -> milestones.putAll(contractId, rows.sound(), reason));
            for (int i = 0; i < all.size(); i++) {
                rows.done(rows.sound().get(i), all.get(i));
            }
        } catch (RuntimeException some) { // a problem of one of them, or what only the database finds
            oneByOne(rows, request.dryRun(), row -> milestones.put(contractId, row.name(), ANY, row.said(), reason));
        }
        return BulkUpsertReport.from(request.dryRun(), rows.report());
    }

    private void oneByOne(BulkRows rows, boolean dryRun, Function<BulkRow, Upserted<?>> put) {
        for (Tried tried : transactions.oneByOne(dryRun, rows.sound(), put)) {
            if (tried.done() != null) {
                rows.done(tried.row(), tried.done());
            } else if (tried.problem() != null) {
                rows.refuse(tried.row(), refusal(tried.row(), tried.problem()));
            }
        }
    }

    /** What is unexpected is a refusal as well: the rows before it are kept, and their report is not lost with it. */
    private static HttpProblem refusal(BulkRow row, RuntimeException problem) {
        if (problem instanceof HttpProblem refused) {
            return refused;
        }
        return Duplicates.refusalOf(problem)
                .or(() -> Unavailable.refusalOf(problem))
                .orElseGet(() -> {
                    LOG.errorf(problem, "A row of a bulk upsert failed: %s", row.name());
                    return ProblemType.UNEXPECTED.because("This row failed on our side; the others are as they say.");
                });
    }
}
