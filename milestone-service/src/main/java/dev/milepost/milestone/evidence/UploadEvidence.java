package dev.milepost.milestone.evidence;

import dev.milepost.events.EvidenceFile;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.Ids;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file in: looks at it, stores its bytes for good, and only then registers it, so that no evidence ever lacks its
 * bytes. Bytes that are stored but not registered, after a crash, are removed by {@link RemoveOrphans}.
 */
@ApplicationScoped
class UploadEvidence {
    private static final Logger LOG = Logger.getLogger(UploadEvidence.class);

    private final AddEvidence add;
    private final FileTypes types;
    private final ContentStore store;
    private final EvidenceConfig config;
    private final CurrentTenant tenant;
    private final Ids ids;

    @Inject
    UploadEvidence(
            AddEvidence add,
            FileTypes types,
            ContentStore store,
            EvidenceConfig config,
            CurrentTenant tenant,
            Ids ids) {
        this.add = add;
        this.types = types;
        this.store = store;
        this.config = config;
        this.tenant = tenant;
        this.ids = ids;
    }

    /**
     * An upload as it came in.
     *
     * @param file the temporary file that holds it
     * @param name what its sender calls it
     * @param type what its sender says it is
     */
    record Upload(
            Path file,
            @Nullable String name,
            @Nullable String type,
            @Nullable String title) {}

    Response upload(UUID milestone, Upload upload) {
        add.check(milestone, upload.title());
        try {
            long size = Files.size(upload.file());
            if (size > config.largest().asLongValue()) {
                throw ProblemType.BODY_TOO_LARGE.because("The file has " + size + " bytes; a file may have at most "
                        + config.largest().asLongValue() + ".");
            }
            String name = FileName.safe(upload.name());
            if (size == 0 || name == null) {
                throw Violations.of("file", name == null ? "needs a file name" : "is empty");
            }
            FileTypes.Checked checked = types.check(upload.file(), name, upload.type());
            String sha256 = Sha256.of(upload.file());
            ContentStore.Key key = new ContentStore.Key(tenant.get(), ids.next());
            store.put(key, upload.file(), sha256);
            return register(
                    milestone,
                    key,
                    new AddEvidence.Stored(
                            new EvidenceFile(checked.name(), checked.mediaType(), size, sha256),
                            upload.title(),
                            key.id()));
        } catch (IOException e) {
            LOG.error("A file could not be stored", e);
            throw ProblemType.UNAVAILABLE.because("The storage of files does not answer; try again in a moment.");
        }
    }

    /** Where it is certain that the bytes are not needed they go at once; where it is not, a job finds out. */
    private Response register(UUID milestone, ContentStore.Key key, AddEvidence.Stored stored) throws IOException {
        Response response;
        try {
            response = add.file(milestone, stored);
        } catch (HttpProblem refused) {
            store.delete(key);
            throw refused;
        }
        if (response.getHeaderString("Idempotency-Replayed") != null) {
            store.delete(key);
        }
        return response;
    }
}
