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

    /** Imports {@code file}; a dry run does all of it and then takes it back. */
    @Transactional
    ImportReport run(byte[] file, boolean dryRun) {
        contracts.refuseCounterparty();
        FileContent content = ReadFile.read(file, json);
        objects.lock();
        ImportResults results = new ImportResults();
        List<String> ocids = content.ocids();
        for (int from = 0; from < ocids.size(); from += PROCESSES_AT_A_TIME) {
            run(ocids.subList(from, Math.min(ocids.size(), from + PROCESSES_AT_A_TIME)), content, results);
        }
        if (dryRun) {
            QuarkusTransaction.setRollbackOnly();
        }
        return results.report(content.refused(), dryRun);
    }

    private void run(List<String> ocids, FileContent content, ImportResults results) {
        var known = objects.ofProcesses(ocids);
        List<ProcessImport> processes = ocids.stream()
                .map(ocid -> new ProcessImport(ocid, content, known.getOrDefault(ocid, Map.of())))
                .toList();
        Map<String, UUID> partyIds = parties.importOf(processes, results);
        importContracts.importOf(processes, partyIds, results);
        objects.save(processes.stream()
                .flatMap(process -> process.changes().stream())
                .toList());
        entities.flush();
        entities.clear(); // a large file would make every flush slow
    }
}
