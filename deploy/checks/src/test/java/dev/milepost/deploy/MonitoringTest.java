package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alert rules and the dashboard ask for metrics that the services have. */
class MonitoringTest {
    private static final Pattern METRIC = Pattern.compile("\\bmilepost_[a-z_]+");
    private static final Pattern REGISTERED = Pattern.compile("\"(milepost(?:\\.[a-z]+)+)\"");

    @Test
    void alertRulesAskForMetricsThatExist() {
        JsonNode rules = Project.readYaml("deploy/prometheus/alerts.yml").at("/groups/0/rules");

        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.fieldNames()).toIterable().contains("alert", "expr", "labels", "annotations");
            assertThat(metrics(rule.required("expr").asText())).isSubsetOf(registered());
        });
    }

    /** Named by prometheus.yml, or by the service that a ServiceMonitor finds. */
    @Test
    void whateverTheJobIsCalledAServiceThatIsDownIsSeen() {
        String down = Project.readYaml("deploy/prometheus/alerts.yml")
                .at("/groups/0/rules/0/expr")
                .asText();
        Matcher jobs = Pattern.compile("up\\{job=~\"(.+)\"} == 0").matcher(down);

        assertThat(jobs.matches()).as(down).isTrue();
        assertThat(Stream.concat(Stream.of("milepost", "kubernetes/milepost/pods"), Project.SERVICES.stream()))
                .allMatch(job -> job.matches(jobs.group(1)));
        assertThat("node-exporter").doesNotMatch(jobs.group(1));
    }

    @Test
    void theDashboardAsksForMetricsThatExist() throws Exception {
        JsonNode dashboard = new ObjectMapper().readTree(Project.read("deploy/grafana/dashboards/milepost.json"));
        List<String> expressions = dashboard.findValuesAsText("expr");

        assertThat(expressions)
                .hasSizeGreaterThan(5)
                .allSatisfy(expression -> assertThat(metrics(expression)).isSubsetOf(registered()));
    }

    @Test
    void aMetricThatNobodyHasIsFound() {
        assertThat(registered()).contains("milepost_outbox_pending", "milepost_events_folded");
        assertThat(metrics("rate(milepost_events_fold_total[5m])")).doesNotContainAnyElementsOf(registered());
    }

    /** The metrics in an expression as they are registered: Prometheus adds what kind they are. */
    private static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(expression)
                .results()
                .forEach(result ->
                        names.add(result.group().replaceAll("(_total|_seconds_(count|sum|max|bucket))$", "")));
        return names;
    }

    private static Set<String> registered() {
        Set<String> names = new TreeSet<>();
        Stream.concat(Stream.of("service-kit"), Project.SERVICES.stream())
                .flatMap(module -> Project.files(module + "/src/main/java", ".java").stream())
                .flatMap(file -> REGISTERED.matcher(Project.read(file)).results())
                .forEach(result -> names.add(result.group(1).replace('.', '_')));
        return names;
    }
}
