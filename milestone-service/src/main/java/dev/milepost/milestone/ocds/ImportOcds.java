package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.milestone.contract.Contracts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Imports a file in one transaction. Refusals of the whole file: 400 (not JSON), 422 (no OCDS), 409 (another import runs);
 * single items that are wrong are listed in the report.
 */
@ApplicationScoped
class ImportOcds {
    private static final int PROCESSES_AT_A_TIME = 100;

    private final Contracts contracts;
    private final OcdsObjects objects;
    private final ImportParties parties;
    private final ImportContracts importContracts;
    private final EntityManager entities;
    private final ObjectMapper json;

    @Inject
    ImportOcds(
            Contracts contracts,
            OcdsObjects objects,
            ImportParties parties,
            ImportContracts importContracts,
            EntityManager entities,
            ObjectMapper json) {
        this.contracts = contracts;
        this.objects = objects;
        this.parties = parties;
        this.importContracts = importContracts;
        this.entities = entities;
        this.json = json;
    }

    /** Imports {@code file}; a dry run does all of it in a transaction of its own and takes that back. */
    @Transactional
    ImportReport run(byte[] file, boolean dryRun) {
        if (!dryRun) {
            return run(file).report(false);
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                throw new TakenBack(run(file));
            });
        } catch (TakenBack done) {
            return done.results.report(true);
        }
    }

    private ImportResults run(byte[] file) {
        contracts.refuseCounterparty();
        FileContent content = ReadFile.read(file, json);
        objects.lock();
        ImportResults results = new ImportResults(content.refused());
        List<String> ocids = content.ocids();
        for (int from = 0; from < ocids.size(); from += PROCESSES_AT_A_TIME) {
            run(ocids.subList(from, Math.min(ocids.size(), from + PROCESSES_AT_A_TIME)), content, results);
        }
        return results;
    }

    private void run(List<String> ocids, FileContent content, ImportResults results) {
        var known = objects.ofProcesses(ocids);
        List<ProcessImport> processes = ocids.stream()
                .map(ocid -> new ProcessImport(ocid, content, known.getOrDefault(ocid, Map.of())))
                .toList();
        Map<String, UUID> partyIds = parties.importOf(processes, results);
        forget();
        Map<String, UUID> contractIds = importContracts.idsOf(processes);
        for (ProcessImport process : processes) {
            importContracts.importOf(process, contractIds, partyIds, results);
            objects.save(process.changes());
            forget();
            content.forget(process.ocid());
        }
    }

    /** Lets go of what is done: each flush looks at everything that is held. */
    private void forget() {
        entities.flush();
        entities.clear();
    }

    /** Ends the transaction of a dry run; an exception is how it is rolled back. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ImportResults results;

        TakenBack(ImportResults results) {
            super(null, null, false, false);
            this.results = results;
        }
    }
}
