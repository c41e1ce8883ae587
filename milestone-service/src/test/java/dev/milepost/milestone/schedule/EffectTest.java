package dev.milepost.milestone.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentTerm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What changes do, told in dates: paths, money, the end, what is critical. */
class EffectTest {
    private static final LocalDate DAY = LocalDate.of(2027, 6, 28);

    @Test
    void eachMoveHasItsWholePath() {
        Plan chain = chain(4, MilestoneType.DELIVERABLE);
        List<MovedMilestone> moved = firstMovedBy(chain, 10).moved();
        assertThat(moved).extracting(MovedMilestone::steps).containsExactly(0, 1, 2, 3);
        assertThat(moved.get(3).because()).extracting(PathStep::predecessorId).containsExactly(id(0), id(1), id(2));
        assertThat(moved).allSatisfy(one -> assertThat(one.days()).isEqualTo(10));
    }

    @Test
    void pathsOfAVeryLongChainAreCutButTheirLengthIsTold() {
        List<MovedMilestone> moved =
                firstMovedBy(chain(5_000, MilestoneType.DELIVERABLE), 10).moved();
        assertThat(moved).hasSize(5_000);
        assertThat(moved.getLast().steps()).isEqualTo(4_999);
        assertThat(moved.getLast().because()).hasSize(4);
        assertThat(moved.getLast().because().getLast().predecessorId()).isEqualTo(id(4_998));
    }

    @Test
    void movesMoneyFromMonthToMonth() {
        Plan chain = chain(2, MilestoneType.PAYMENT);
        CashEffect cash = new CashEffect(
                firstMovedBy(chain, 4), new Money(new BigDecimal("1000.00"), "EUR"), UnaryOperator.identity());
        assertThat(cash.payments()).hasSize(2);
        assertThat(cash.months()).extracting(CashMonth::month).containsExactly("2027-06", "2027-07");
        assertThat(cash.months().getFirst().before().amount()).isEqualByComparingTo("1000");
        assertThat(cash.months().getFirst().after().amount()).isEqualByComparingTo("0");
        assertThat(cash.months().getLast().after().amount()).isEqualByComparingTo("1000");
    }

    @Test
    void tellsNoticesApartAndWhatBecomesOfTheEnd() {
        Effect effect = firstMovedBy(chain(3, MilestoneType.NOTICE), 5);
        assertThat(effect.notices()).hasSize(3);
        EndEffect end = effect.end(DAY.plusDays(4));
        assertThat(end.days()).isEqualTo(5);
        assertThat(end.daysAfterTerm()).isEqualTo(3);
        assertThat(effect.criticalAfter()).containsExactly(id(0), id(1), id(2));
    }

    @Test
    void nothingChangedMovesNothing() {
        Effect effect = firstMovedBy(chain(20, MilestoneType.DELIVERABLE), 0);
        assertThat(effect.moved()).isEmpty();
        assertThat(effect.conflicts()).isEmpty();
    }

    private static Effect firstMovedBy(Plan plan, int days) {
        List<PlannedMilestone> changed = new ArrayList<>(plan.milestones());
        changed.set(0, changed.getFirst().on(null, DAY.plusDays(days), false));
        Schedule after = Schedule.of(new Plan(changed, plan.dependencies()));
        return Effect.of(Schedule.of(plan), after, Set.of(), WorkingDays.MONDAY_TO_FRIDAY, false);
    }

    /** Milestones a day apart, each a day after the one before it at the earliest, each releasing half of the value. */
    private static Plan chain(int size, MilestoneType type) {
        var term = new PaymentTerm(new BigDecimal(50), null, 0);
        return new Plan(
                IntStream.range(0, size)
                        .mapToObj(i -> new PlannedMilestone(
                                id(i),
                                "Milestone " + i,
                                type,
                                MilestoneStatus.PLANNED,
                                null,
                                DAY.plusDays(i),
                                null,
                                null,
                                false,
                                type == MilestoneType.PAYMENT ? term : null,
                                null))
                        .toList(),
                IntStream.range(1, size)
                        .mapToObj(i -> new DependencyState(
                                new UUID(1, i),
                                1,
                                new UUID(0, 0),
                                id(i - 1),
                                id(i),
                                DependencyType.FS,
                                1,
                                LagUnit.CALENDAR_DAYS))
                        .toList());
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
