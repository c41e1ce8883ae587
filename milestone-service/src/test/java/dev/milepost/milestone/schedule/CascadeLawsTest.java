package dev.milepost.milestone.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The passes say what naive passes say, and a schedule that was put in order stays as it is. */
class CascadeLawsTest {
    private static final WorkingDays DAYS = WorkingDays.MONDAY_TO_FRIDAY;

    @Property(tries = 400)
    void comesToTheNaiveFixPoint(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Random random = new Random(seed);
        RandomSchedule schedule = new RandomSchedule(random, size, random.nextInt(3 * size));
        int[] wanted = someMoved(random, schedule);
        Cascade cascade = cascade(schedule, wanted, false);
        assertThat(cascade.days()).isEqualTo(schedule.fixPoint(wanted));
    }

    @Property(tries = 200)
    void whatIsInOrderStaysAsItIs(@ForAll long seed, @ForAll boolean pull) {
        Random random = new Random(seed);
        RandomSchedule schedule = new RandomSchedule(random, 30, 60);
        int[] committed =
                cascade(schedule, someMoved(random, schedule), pull).days().clone();
        Days days = Days.asTheyAre(committed, schedule.lengths, schedule.mobility);
        Cascade again = Cascade.of(schedule.graph, days, DAYS, pull);
        for (int v = 0; v < schedule.size; v++) {
            assertThat(again.moves(v)).isFalse();
            assertThat(again.cause(v)).isEqualTo(Cascade.NOTHING);
        }
    }

    @Property(tries = 200)
    void nothingComesEarlierUnlessPulled(@ForAll long seed) {
        Random random = new Random(seed);
        RandomSchedule schedule = new RandomSchedule(random, 30, 60);
        int[] wanted = someMoved(random, schedule);
        int[] pushed = cascade(schedule, wanted, false).days();
        int[] pulled = cascade(schedule, wanted, true).days();
        for (int v = 0; v < schedule.size; v++) {
            assertThat(pushed[v]).isGreaterThanOrEqualTo(wanted[v]);
            assertThat(pulled[v]).isLessThanOrEqualTo(pushed[v]);
        }
    }

    @Property(tries = 200)
    void everyDependencyHoldsOrIsAConflict(@ForAll long seed, @ForAll boolean pull) {
        Random random = new Random(seed);
        RandomSchedule schedule = new RandomSchedule(random, 30, 60);
        Cascade cascade = cascade(schedule, someMoved(random, schedule), pull);
        for (RandomSchedule.Tie tie : schedule.ties) {
            if (!schedule.isOut(tie.from()) && !schedule.isOut(tie.to())) {
                int asked = schedule.asks(tie, cascade.day(tie.from()));
                assertThat(cascade.day(tie.to()) + cascade.shortBy(tie.to())).isGreaterThanOrEqualTo(asked);
            }
        }
    }

    @Property(tries = 200)
    void floatIsWhatAMilestoneMaySlipAndNotADayMore(@ForAll long seed) {
        Random random = new Random(seed);
        RandomSchedule schedule = new RandomSchedule(random, 20, 35);
        byte[] wanted = schedule.mobility.clone();
        for (int v = 0; v < schedule.size; v++) {
            schedule.mobility[v] = wanted[v] == Days.OUT ? Days.OUT : Days.MOVABLE;
        }
        int[] inOrder = schedule.fixPoint(schedule.now);
        for (int v = 0; v < schedule.size; v++) { // fixed where they are, so that no date contradicts another
            schedule.mobility[v] = wanted[v] == Days.DONE ? Days.MOVABLE : wanted[v];
        }
        Days days = Days.asTheyAre(inOrder, schedule.lengths, schedule.mobility);
        Cascade cascade = Cascade.of(schedule.graph, days, DAYS, false);
        Floats floats = Floats.of(schedule.graph, days, cascade, DAYS);
        int v = random.nextInt(schedule.size);
        int slack = floats.days(v);
        if (slack == Floats.NOT_COUNTED || schedule.mobility[v] != Days.MOVABLE) {
            return;
        }
        assertThat(slack).isNotNegative();
        assertThat(slips(schedule, inOrder, v, slack, floats.end())).isFalse();
        assertThat(slips(schedule, inOrder, v, slack + 1, floats.end())).isTrue();
    }

    /** Whether {@code v} some days later moves the end or asks more of a fixed date than it gives. */
    private static boolean slips(RandomSchedule schedule, int[] inOrder, int v, int by, int end) {
        int[] wanted = inOrder.clone();
        wanted[v] += by;
        Cascade is = cascade(schedule, wanted, false);
        for (int w = 0; w < schedule.size; w++) {
            if (!schedule.isOut(w) && is.day(w) > end || is.shortBy(w) > 0) {
                return true;
            }
        }
        return false;
    }

    private static int[] someMoved(Random random, RandomSchedule schedule) {
        int[] wanted = schedule.now.clone();
        for (int v = 0; v < schedule.size; v++) {
            if (wanted[v] != Days.NONE && random.nextInt(5) == 0) {
                wanted[v] += random.nextInt(60) - 20;
            }
        }
        return wanted;
    }

    private static Cascade cascade(RandomSchedule schedule, int[] wanted, boolean pull) {
        Days days = new Days(schedule.now, wanted, schedule.lengths, schedule.mobility, new boolean[schedule.size]);
        return Cascade.of(schedule.graph, days, DAYS, pull);
    }
}
