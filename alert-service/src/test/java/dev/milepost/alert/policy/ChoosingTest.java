package dev.milepost.alert.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChoosingTest {
    private static final UUID CONTRACT = UUID.randomUUID();
    private static final UUID MILESTONE = UUID.randomUUID();
    private static final GoverningPolicy BUILT_IN =
            GoverningPolicy.tried(null, policy("default", PolicyScope.TENANT, null, null));
    private static final Matter MATTER = new Matter(
            Subject.DUE_DATE, null, CONTRACT, MILESTONE, MilestoneType.REPORT, Priority.CRITICAL, List.of("ict", "q3"));
    private static int count;

    private static final Map<Subject, GoverningPolicy> BUILT_INS = Map.of(Subject.DUE_DATE, BUILT_IN);

    @Test
    void the_most_specific_scope_wins_and_the_others_are_told_why_not() {
        var tenant = of("tenant", PolicyScope.TENANT, null);
        var type = of("type", new PolicyScope(ScopeKind.MILESTONE_TYPE, "REPORT"), null);
        var priority = of("priority", new PolicyScope(ScopeKind.PRIORITY, "CRITICAL"), null);
        var tag = of("tag", new PolicyScope(ScopeKind.TAG, "q3"), null);
        var contract = of("contract", new PolicyScope(ScopeKind.CONTRACT, CONTRACT.toString()), null);
        var milestone = of("milestone", new PolicyScope(ScopeKind.MILESTONE, MILESTONE.toString()), null);
        var inOrder = List.of(tenant, type, priority, tag, contract, milestone);

        for (int i = 0; i < inOrder.size(); i++) {
            Choice choice = Choosing.choose(MATTER, inOrder.subList(0, i + 1), BUILT_INS);
            assertThat(choice.policy()).contains(inOrder.get(i));
            assertThat(choice.lost()).hasSize(i + 1);
        }
        Choice choice = Choosing.choose(MATTER, inOrder, BUILT_INS);
        assertThat(choice.why()).isEqualTo("its scope MILESTONE " + MILESTONE + " is the most specific that covers it");
        assertThat(choice.lost())
                .extracting(Choice.Lost::why)
                .contains(
                        "its scope TENANT is less specific than that of 'milestone'",
                        "any policy of the tenant goes before the built-in one");
    }

    @Test
    void of_the_same_scope_the_lower_order_wins_then_the_newer() {
        var old = of("old", PolicyScope.TENANT, null);
        var newer = of("newer", PolicyScope.TENANT, null);
        var first = of("first", PolicyScope.TENANT, 5);

        assertThat(Choosing.choose(MATTER, List.of(old, newer), BUILT_INS).policy())
                .contains(newer);
        assertThat(Choosing.choose(MATTER, List.of(first, old, newer), BUILT_INS)
                        .policy())
                .contains(first);
        assertThat(Choosing.choose(MATTER, List.of(old, newer), BUILT_INS).lost())
                .extracting(Choice.Lost::why)
                .contains("'newer' of the same scope and order is newer");
    }

    @Test
    void what_does_not_cover_or_is_off_does_not_govern() {
        var other = of("other", new PolicyScope(ScopeKind.TAG, "roads"), null);
        var off = new GoverningPolicy(id(), policy("off", PolicyScope.TENANT, null, false), BUILT_IN.timing());

        Choice choice = Choosing.choose(MATTER, List.of(other, off), BUILT_INS);

        assertThat(choice.policy()).contains(BUILT_IN);
        assertThat(choice.why()).isEqualTo("no policy of the tenant covers it, so the built-in one holds");
        assertThat(choice.lost())
                .extracting(Choice.Lost::why)
                .containsExactlyInAnyOrder("its scope TAG roads does not cover this", "it is switched off");
    }

    @Test
    void the_built_in_ladder_is_of_due_dates_only() {
        var gate = new Matter(Subject.GATE_WAITING, null, CONTRACT, MILESTONE, null, null, List.of());

        Choice choice = Choosing.choose(gate, List.of(of("due dates", PolicyScope.TENANT, null)), BUILT_INS);

        assertThat(choice.policy()).isEmpty();
        assertThat(choice.why()).isEqualTo("no policy is about this");
        assertThat(choice.lost()).isEmpty();
    }

    private static GoverningPolicy of(String name, PolicyScope scope, @Nullable Integer order) {
        return GoverningPolicy.tried(id(), policy(name, scope, order, null));
    }

    private static UUID id() {
        return UUID.fromString(String.format("0198f3a2-7c1e-7d3a-9b52-%012d", ++count)); // each newer than the last
    }

    private static PolicyRequest policy(
            String name, PolicyScope scope, @Nullable Integer order, @Nullable Boolean enabled) {
        return new PolicyRequest(
                name, enabled, scope, Subject.DUE_DATE, null, order, null, null, null, null, null, null, List.of());
    }
}
