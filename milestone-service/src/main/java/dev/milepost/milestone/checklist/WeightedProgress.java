package dev.milepost.milestone.checklist;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.milestone.checklist.ContractProgressView.Share;
import dev.milepost.milestone.checklist.ContractProgressView.Weighting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The progress of a contract's milestones, weighted: by their weights, else by what they pay, else all alike. */
record WeightedProgress(Weighting weighting, List<Part> parts, List<BigDecimal> weights) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int SCALE = 2;

    /**
     * A milestone.
     *
     * @param payment what it releases, in whatever all parts are measured in
     */
    record Part(
            UUID id,
            String title,
            MilestoneStatus status,
            int progress,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal payment) {
        /** What was given up is no part of the contract any more; what was missed is, as far as it came. */
        boolean counts() {
            return status != MilestoneStatus.WAIVED && status != MilestoneStatus.CANCELLED;
        }
    }

    static WeightedProgress of(List<Part> parts) {
        if (isAny(parts, Part::weight)) {
            return new WeightedProgress(Weighting.WEIGHT, parts, weights(parts, Part::weight));
        }
        return isAny(parts, Part::payment)
                ? new WeightedProgress(Weighting.PAYMENT, parts, weights(parts, Part::payment))
                : new WeightedProgress(Weighting.EQUAL, parts, weights(parts, part -> BigDecimal.ONE));
    }

    private static boolean isAny(List<Part> parts, Function<Part, @Nullable BigDecimal> weight) {
        return parts.stream().filter(Part::counts).map(weight).anyMatch(one -> one != null && one.signum() > 0);
    }

    private static List<BigDecimal> weights(List<Part> parts, Function<Part, @Nullable BigDecimal> weight) {
        return parts.stream()
                .map(part -> part.counts()
                        ? Objects.requireNonNullElse(weight.apply(part), BigDecimal.ZERO)
                        : BigDecimal.ZERO)
                .toList();
    }

    ContractProgressView view(UUID contract) {
        BigDecimal total = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal done = BigDecimal.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            done = done.add(
                    weights.get(i).multiply(BigDecimal.valueOf(parts.get(i).progress())));
        }
        BigDecimal progress =
                total.signum() == 0 ? null : plain(done.divide(total, MathContext.DECIMAL64), RoundingMode.DOWN);
        return new ContractProgressView(
                contract,
                progress,
                weighting,
                java.util.stream.IntStream.range(0, parts.size())
                        .mapToObj(i -> share(parts.get(i), weights.get(i), total))
                        .toList());
    }

    private static Share share(Part part, BigDecimal weight, BigDecimal total) {
        BigDecimal share =
                total.signum() == 0 ? BigDecimal.ZERO : weight.multiply(HUNDRED).divide(total, MathContext.DECIMAL64);
        return new Share(part.id(), part.title(), part.status(), part.progress(), plain(share, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal plain(BigDecimal percent, RoundingMode rounding) {
        BigDecimal plain = percent.setScale(SCALE, rounding).stripTrailingZeros();
        return plain.scale() >= 0 ? plain : plain.setScale(0);
    }
}
