package dev.milepost.milestone.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "no json",
                "{\"releases\": [}",
                "{\"releases\": []} x",
                "{\"version\": \"1.1\", \"version\": \"1.1\"}",
                "{\"releases\": [{\"ocid\": \"ocds-1\", \"date\": \"2026-01-01\"}"
            })
    void whatIsNotJsonIsRefused(String file) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                  | no OCDS file",
                "[]                                                  | no OCDS file",
                "null                                                | no OCDS file",
                "\"ocds\"                                            | no OCDS file",
                "{\"releases\": []}                                  | no OCDS file",
                "{\"releases\": {\"ocid\": \"o\"}}                   | no OCDS file",
                "{\"releases\": [{\"tag_name\": \"v1\"}]}            | no OCDS file",
                "{\"version\": \"2.0\", \"releases\": [{\"ocid\": \"o\", \"date\": \"2026-01-01\"}]} | version '2.0'",
                "{\"releases\": [{\"url\": \"https://x.example/1\", \"date\": \"2026-01-01\"}]}      | only links",
                "{\"records\": [{\"ocid\": \"o\", \"releases\": [{\"url\": \"https://x.example/1\"}]}]} | only links"
            })
    void whatIsNoOcdsIsRefused(String file, String reason) {
        assertThatThrownBy(() -> read(file)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(422);
            assertThat(problem.getDetail()).contains(reason);
        });
    }

    @Test
    void aSingleReleaseIsTaken() {
        FileContent content =
                read("{\"ocid\": \"o\", \"id\": 1, \"date\": \"2026-01-01\", \"contracts\": [{\"id\": 5}]}");
        assertThat(content.refused()).isEmpty();
        assertThat(content.of("o"))
                .hasEntrySatisfying(
                        ObjectId.contract("o", "5"),
                        contract -> assertThat(contract.pointer()).isEqualTo("/contracts/0"));
    }

    @Test
    void theVersionMayStandAfterTheReleases() {
        assertThatThrownBy(
                        () -> read("{\"releases\": [{\"ocid\": \"o\", \"date\": \"2026-01-01\"}], \"version\": \"3\"}"))
                .isInstanceOf(HttpProblem.class);
    }

    @Test
    void recordsAreReadFromTheirReleasesOrElseFromWhatWasCompiled() {
        FileContent content = read(Importer.sample("record.json", "x"));
        assertThat(content.ocids()).containsExactly("ocds-x-road", "ocds-x-bridge");
        assertThat(content.of("ocds-x-bridge").keySet())
                .doesNotContain(ObjectId.contract("ocds-x-bridge", "never-read"));
        assertThat(content.find("ocds-x-bridge", ObjectId.milestone("ocds-x-bridge", "contract", "x-bridge", "m")))
                .satisfies(milestone -> {
                    assertThat(milestone.pointer()).isEqualTo("/records/1/releases/0/contracts/0/milestones/0");
                    assertThat(milestone.merged().text("title")).isEqualTo("Bridge open");
                    assertThat(milestone.merged().text("status")).isEqualTo("met");
                });
        assertThat(content.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.pointer()).isEqualTo("/records/2");
            assertThat(refused.reason()).contains("links are not followed");
        });
    }

    @Test
    void eachFaultIsRefusedByItselfAndNamed() {
        FileContent content = read(Importer.sample("faults.json", "x"));
        Map<String, String> refused =
                content.refused().stream().collect(Collectors.toMap(RefusedItem::pointer, RefusedItem::reason));
        String contract = "/releases/0/contracts/0";
        String milestones = contract + "/implementation/milestones";
        assertThat(refused)
                .containsOnlyKeys(
                        "/releases/0/parties/1/id",
                        "/releases/0/parties/2/id",
                        "/releases/0/parties/3/contactPoint/email",
                        contract + "/status",
                        contract + "/dateSigned",
                        contract + "/value",
                        contract + "/period/endDate",
                        contract + "/documents/0",
                        contract + "/documents/1",
                        milestones + "/0/documents/0",
                        milestones + "/0/documents/1",
                        milestones + "/1/id",
                        milestones + "/2/dueDate",
                        milestones + "/3/dueDate",
                        milestones + "/4/dueDate",
                        milestones + "/5/status",
                        milestones + "/6/id",
                        milestones + "/7/value",
                        milestones + "/8/value",
                        milestones + "/9",
                        "/releases/0/contracts/1/id",
                        "/releases/0/contracts/2/id",
                        "/releases/1/id",
                        "/releases/2/date",
                        "/releases/3/ocid");
        assertThat(refused.get(milestones + "/1/id")).contains("'good'", "twice");
        assertThat(refused.get(milestones + "/2/dueDate")).contains("2026-02-30", "no date of the calendar");
        assertThat(refused.get(milestones + "/7/value")).contains("negative");
        assertThat(refused.get(milestones + "/8/value")).contains("EURO", "ISO 4217");

        String ocid = "ocds-x-faults";
        assertThat(content.of(ocid).keySet())
                .contains(
                        ObjectId.contract(ocid, "x-faults"),
                        ObjectId.milestone(ocid, "implementation", "x-faults", "good"),
                        ObjectId.milestone(ocid, "implementation", "x-faults", "last"))
                .filteredOn(id -> id.kind() == ObjectId.Kind.MILESTONE)
                .hasSize(2);
        assertThat(content.of(ocid))
                .hasEntrySatisfying(
                        ObjectId.milestone(ocid, "implementation", "x-faults", "good"),
                        good -> assertThat(good.merged().text("title")).isEqualTo("Good"));
    }

    @Test
    void idsThatHoldSlashesStayApart() {
        assertThat(ObjectId.milestone("o", "contract", "a/b", "c"))
                .isNotEqualTo(ObjectId.milestone("o", "contract", "a", "b/c"));
    }

    private static FileContent read(String file) {
        return ReadFile.read(file.getBytes(StandardCharsets.UTF_8), Importer.JSON);
    }
}
