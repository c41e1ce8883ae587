package dev.milepost.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A unique key that stops a writer leads to the field of the request. */
class DuplicatesTest {
    @Test
    void theKeyNamesTheField() {
        HttpProblem refusal = refusal("(conn=7) Duplicate entry 'aurora-Plan' for key 'contract_template_name'");
        assertThat(refusal.getStatusCode()).isEqualTo(409);
        assertThat(refusal.getType()).isEqualTo(ProblemType.CONFLICT.uri());
        assertThat(fields(refusal)).containsExactly("name");
    }

    @Test
    void aValueThatLooksLikeTheNameOfAKeyDoesNotDeceive() {
        assertThat(fields(refusal("Duplicate entry 'aurora-x for key 'party_name'' for key 'party_reference'")))
                .containsExactly("reference");
        assertThat(fields(refusal("Duplicate entry 'aurora-x\ny' for key 'party.party_reference'")))
                .containsExactly("reference");
    }

    @Test
    void aKeyWithoutAFieldIsAConflictWithoutOne() {
        for (String message : List.of("Duplicate entry 'aurora-1' for key 'PRIMARY'", "something else")) {
            HttpProblem refusal = refusal(message);
            assertThat(refusal.getStatusCode()).isEqualTo(409);
            assertThat(refusal.getParameters()).doesNotContainKey("violations");
            assertThat(refusal.getDetail()).doesNotContain("aurora");
        }
    }

    @Test
    void whatElseIsWrongIsNotHidden() {
        assertThat(Duplicates.refusalOf(new IllegalStateException(
                        new SQLException("Cannot add or update a child row: a foreign key …", "23000", 1452))))
                .isEmpty();
        assertThat(Duplicates.refusalOf(new IllegalStateException("no SQL at all")))
                .isEmpty();
    }

    private static HttpProblem refusal(String message) {
        return Duplicates.refusalOf(new IllegalStateException(
                        "outside", new RuntimeException(new SQLException(message, "23000", 1062))))
                .orElseThrow();
    }

    private static List<String> fields(HttpProblem refusal) {
        return ((List<?>) Objects.requireNonNull(refusal.getParameters().get("violations")))
                .stream().map(one -> ((Violation) one).field()).toList();
    }
}
