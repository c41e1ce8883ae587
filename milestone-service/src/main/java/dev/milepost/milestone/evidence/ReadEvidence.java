package dev.milepost.milestone.evidence;

import dev.milepost.events.EvidenceFile;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.contract.Contracts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the evidence of a milestone that the caller may see. */
@ApplicationScoped
class ReadEvidence {
    private static final Logger LOG = Logger.getLogger(ReadEvidence.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final Contracts contracts;
    private final EvidenceItems items;
    private final ContentStore store;
    private final CurrentTenant tenant;
    private final Paging paging;

    @Inject
    ReadEvidence(Contracts contracts, EvidenceItems items, ContentStore store, CurrentTenant tenant, Paging paging) {
        this.contracts = contracts;
        this.items = items;
        this.store = store;
        this.tenant = tenant;
        this.paging = paging;
    }

    @Transactional
    EvidenceView get(UUID milestone, UUID id) {
        contracts.visibleWithMilestone(milestone);
        return EvidenceView.from(items.ofMilestone(milestone, id));
    }

    @Transactional
    Page<EvidenceView> list(UUID milestone, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = "evidence " + milestone;
        List<@Nullable String> after = paging.after(list, cursor);
        contracts.visibleWithMilestone(milestone);
        UUID last = after == null ? FIRST : UUID.fromString(String.valueOf(after.getFirst()));
        return paging.page(
                list,
                items.page(milestone, last, limit + 1),
                limit,
                item -> List.of(item.id().toString()),
                EvidenceView::from);
    }

    /** What is known of a file that is there. */
    EvidenceFile file(UUID milestone, UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            contracts.visibleWithMilestone(milestone);
            EvidenceItem item = items.ofMilestone(milestone, id);
            if (item.isDeleted()) {
                throw ProblemType.NOT_FOUND.because(
                        "It was deleted by " + item.deletedBy() + " at " + item.deletedAt() + ".");
            }
            EvidenceFile file = item.file();
            if (file == null) {
                throw ProblemType.NOT_FOUND.because("It is a link; follow its url.");
            }
            return file;
        });
    }

    /** The bytes of a file that {@link #file} has told of. No transaction is open while they are read. */
    InputStream bytes(UUID id) {
        ContentStore.Key key = new ContentStore.Key(tenant.get(), id);
        try {
            return store.open(key);
        } catch (IOException e) {
            LOG.errorf(e, "The bytes of evidence %s cannot be read", key);
            throw ProblemType.UNAVAILABLE.because(
                    "The storage of files does not give the file; try again, and tell the operator the traceId.");
        }
    }
}
