package dev.milepost.milestone.upsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.events.ExternalId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as people export them become items; what is no table is refused with its line. */
class MilestoneCsvTest {
    @Test
    void recordsBecomeItemsWithTheirLines() {
        MilestoneCsv csv = MilestoneCsv.read("""
                \uFEFFsource,id,title,description,dueDate,tags,paymentTerm.percent,paymentTerm.netDays
                jira,A-1,"Shell, complete","Two
                lines",2027-06-30,lot 1; civil works,40,30
                jira,A-2,Roof,,,,,""");
        assertThat(csv.lines()).containsExactly(2L, 4L);
        assertThat(csv.items().getFirst().externalId()).isEqualTo(new ExternalId("jira", "A-1"));
        assertThat(csv.items().getFirst().milestone().toString())
                .isEqualTo(
                        "{\"title\":\"Shell, complete\",\"description\":\"Two\\nlines\",\"dueDate\":\"2027-06-30\","
                                + "\"tags\":[\"lot 1\",\"civil works\"],\"paymentTerm\":{\"percent\":\"40\",\"netDays\":\"30\"}}");
        assertThat(csv.items().getLast().milestone().toString()).isEqualTo("{\"title\":\"Roof\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "source,title;jira,x | needs a column 'id'",
                "id,title;1,x | needs a column 'source'",
                "source,id,title,title;jira,1,x,y | has a column twice",
                "source,id,title;jira,1 | has 2 cells, and the header 3",
                "source,id,title;jira,1,x,y | has 4 cells, and the header 3",
                "source,id,title | has no record",
                "source,id,a,a.b;jira,1,x,y | is part of another column",
                "source,id,a.b.c.d.e.f;jira,1,x | is no path of a field"
            })
    void whatIsNoTableIsRefused(String file, String reason) {
        assertThatThrownBy(() -> MilestoneCsv.read(file.replace(';', '\n')))
                .hasMessageContaining("")
                .satisfies(
                        e -> assertThat(String.valueOf(((io.quarkiverse.resteasy.problem.HttpProblem) e).getDetail()))
                                .contains(reason));
    }

    @Test
    void tooManyAreRefused() {
        String file = "source,id\n"
                + IntStream.range(0, 1001).mapToObj(i -> "jira," + i).collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> MilestoneCsv.read(file))
                .isInstanceOfSatisfying(
                        io.quarkiverse.resteasy.problem.HttpProblem.class,
                        e -> assertThat(e.getDetail()).contains("line 1002", "at most 1000"));
    }
}
