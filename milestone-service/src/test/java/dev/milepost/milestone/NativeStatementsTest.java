package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Statements that Hibernate does not filter are in a named list of classes, and each names the tenant. */
class NativeStatementsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/milepost/milestone");
    private static final Set<String> NAMED = Set.of(
            "Contracts.java",
            "ContractQuery.java",
            "MemberRows.java",
            "FieldQuery.java",
            "FieldRows.java",
            "FieldUses.java",
            "CriticalStore.java",
            "TimelineDependencies.java",
            "ReadWorkload.java",
            "ReadForecast.java",
            "ReadProgress.java",
            "Milestones.java",
            "DueNodes.java",
            "DueTraces.java",
            "StepStore.java",
            "ReadChanges.java",
            "MilestoneQuery.java",
            "MilestoneTags.java",
            "Watchers.java",
            "PastDue.java",
            "PendingApprovals.java",
            "GateBook.java",
            "AgreementBook.java",
            "DueAmendments.java",
            "OrphanedExtensions.java",
            "BaselineBook.java",
            "Blockers.java",
            "EndedTerms.java",
            "PlanStore.java",
            "ExternalIdRegistry.java",
            "OcdsObjects.java");
    private static final Pattern STATEMENT = Pattern.compile(
            "\"(?:\"\"\\s*)?((?:SELECT|INSERT INTO|INSERT IGNORE|UPDATE|DELETE FROM|REPLACE INTO) .*?)\"",
            Pattern.DOTALL);

    @Test
    void onlyTheNamedClassesWriteSqlAndEachStatementNamesTheTenant() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                List<String> statements = STATEMENT
                        .matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
                if (!statements.isEmpty()) {
                    assertThat(NAMED)
                            .as("may hold SQL")
                            .contains(file.getFileName().toString());
                }
                statements.stream()
                        .filter(statement -> !statement.equals("SELECT "))
                        .forEach(statement -> assertThat(statement).contains("tenant_id"));
            }
        }
    }
}
