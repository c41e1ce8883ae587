package dev.milepost.milestone.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.milestone.checklist.ContractProgressView.Weighting;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeightedProgressTest {
    @Test
    void withoutWeightsAndPaymentsAllCountAlike() {
        var view = progress(part(MilestoneStatus.MET, 100, null, null), part(MilestoneStatus.PLANNED, 0, null, null));
        assertThat(view.weighting()).isEqualTo(Weighting.EQUAL);
        assertThat(view.progress()).isEqualTo("50");
        assertThat(view.milestones())
                .extracting(one -> one.share().toPlainString())
                .containsExactly("50", "50");
    }

    @Test
    void paymentsWeighWhereNobodyGaveWeights() {
        var view = progress(
                part(MilestoneStatus.MET, 100, null, "30"),
                part(MilestoneStatus.IN_PROGRESS, 50, null, "10"),
                part(MilestoneStatus.IN_PROGRESS, 90, null, null));
        assertThat(view.weighting()).isEqualTo(Weighting.PAYMENT);
        assertThat(view.progress()).isEqualTo("87.5");
        assertThat(view.milestones())
                .extracting(one -> one.share().toPlainString())
                .containsExactly("75", "25", "0");
    }

    @Test
    void oneWeightIsEnoughForPaymentsNotToCount() {
        var view =
                progress(part(MilestoneStatus.MET, 100, null, "99"), part(MilestoneStatus.IN_PROGRESS, 33, "0.5", "1"));
        assertThat(view.weighting()).isEqualTo(Weighting.WEIGHT);
        assertThat(view.progress()).isEqualTo("33");
    }

    @Test
    void whatWasGivenUpDoesNotCountAndWhatWasMissedDoes() {
        var view = progress(
                part(MilestoneStatus.CANCELLED, 80, "5", null),
                part(MilestoneStatus.WAIVED, 0, "5", null),
                part(MilestoneStatus.MISSED, 20, "1", null));
        assertThat(view.progress()).isEqualTo("20");
    }

    @Test
    void almostAllIsNotAll() {
        var view = progress(
                part(MilestoneStatus.MET, 100, "1000000", null), part(MilestoneStatus.PLANNED, 0, "0.0001", null));
        assertThat(view.progress()).isEqualTo("99.99");
    }

    @Test
    void nothingThatCountsHasNoProgress() {
        assertThat(progress().progress()).isNull();
        assertThat(progress(part(MilestoneStatus.CANCELLED, 10, null, null)).progress())
                .isNull();
    }

    private static ContractProgressView progress(WeightedProgress.Part... parts) {
        return WeightedProgress.of(List.of(parts)).view(UUID.randomUUID());
    }

    private static WeightedProgress.Part part(
            MilestoneStatus status, int progress, @Nullable String weight, @Nullable String payment) {
        return new WeightedProgress.Part(
                UUID.randomUUID(), "Shell complete", status, progress, number(weight), number(payment));
    }

    private static @Nullable BigDecimal number(@Nullable String value) {
        return value == null ? null : new BigDecimal(value);
    }
}
