package dev.milepost.analytics.summary;

import static java.util.Comparator.naturalOrder;

import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures computed another way: from where the histories ended, by plain lists, as docs/metrics.md defines them. */
final class ExpectedSummary {
    private record Dated<T>(T state, LocalDate today) {}

    private ExpectedSummary() {}

    /** The answer of the service, to the last character. */
    static String of(List<ContractHistory> histories, Instant asOf) {
        List<Dated<MilestoneState>> milestones = new ArrayList<>();
        List<Dated<PaymentState>> payments = new ArrayList<>();
        for (ContractHistory history : histories) {
            if (history.counts()) {
                LocalDate today =
                        asOf.atZone(ZoneId.of(history.contract.timeZone())).toLocalDate();
                history.milestones.values().forEach(milestone -> milestones.add(new Dated<>(milestone, today)));
                history.payments.values().forEach(payment -> payments.add(new Dated<>(payment, today)));
            }
        }
        List<Integer> variances = variances(milestones);
        List<Integer> delays =
                variances.stream().map(days -> days < 0 ? 0 : days).toList();
        long onTime = delays.stream().filter(days -> days == 0).count();
        String rate = variances.isEmpty()
                ? "null"
                : new BigDecimal(onTime)
                        .divide(new BigDecimal(variances.size()), 4, RoundingMode.HALF_EVEN)
                        .toString();
        return """
                {"asOf":"%s","milestones":%s,"measured":%d,"onTime":%d,"onTimeRate":%s,"delayDays":%s,"varianceDays":%s,\
                "payments":[%s]}""".formatted(
                        asOf,
                        milestones(milestones),
                        variances.size(),
                        onTime,
                        rate,
                        days(delays),
                        days(variances),
                        payments(payments));
    }

    private static List<Integer> variances(List<Dated<MilestoneState>> milestones) {
        List<Integer> variances = new ArrayList<>();
        for (Dated<MilestoneState> dated : milestones) {
            MilestoneState it = dated.state();
            LocalDate promised = it.baselineDueDate() == null ? it.dueDate() : it.baselineDueDate();
            LocalDate metOn = it.metOn();
            if (it.status() == MilestoneStatus.MET && promised != null && metOn != null) {
                variances.add((int) promised.until(metOn, ChronoUnit.DAYS));
            }
        }
        variances.sort(naturalOrder());
        return variances;
    }

    private static String milestones(List<Dated<MilestoneState>> all) {
        long planned = count(all, MilestoneStatus.PLANNED);
        long inProgress = count(all, MilestoneStatus.IN_PROGRESS);
        long submitted = count(all, MilestoneStatus.SUBMITTED);
        long rejected = count(all, MilestoneStatus.REJECTED);
        long overdue = all.stream()
                .filter(one -> !one.state().status().isEnded())
                .filter(one ->
                        one.state().dueDate() != null && one.state().dueDate().isBefore(one.today()))
                .count();
        return """
                {"total":%d,"planned":%d,"inProgress":%d,"submitted":%d,"rejected":%d,"open":%d,"overdue":%d,"met":%d,\
                "missed":%d,"waived":%d,"cancelled":%d}""".formatted(
                        all.size(),
                        planned,
                        inProgress,
                        submitted,
                        rejected,
                        planned + inProgress + submitted + rejected,
                        overdue,
                        count(all, MilestoneStatus.MET),
                        count(all, MilestoneStatus.MISSED),
                        count(all, MilestoneStatus.WAIVED),
                        count(all, MilestoneStatus.CANCELLED));
    }

    private static long count(List<Dated<MilestoneState>> all, MilestoneStatus status) {
        return all.stream().filter(one -> one.state().status() == status).count();
    }

    private static String days(List<Integer> sorted) {
        if (sorted.isEmpty()) {
            return "{\"mean\":null,\"median\":null,\"p90\":null}";
        }
        long sum = sorted.stream().mapToLong(Integer::longValue).sum();
        BigDecimal mean = new BigDecimal(sum).divide(new BigDecimal(sorted.size()), 2, RoundingMode.HALF_EVEN);
        return "{\"mean\":%s,\"median\":%d,\"p90\":%d}"
                .formatted(mean, nearestRank(sorted, 0.5), nearestRank(sorted, 0.9));
    }

    private static int nearestRank(List<Integer> sorted, double share) {
        // a hair less, as 0.9 * 10 is more than 9 in binary
        return sorted.get((int) Math.ceil(share * sorted.size() - 1e-9) - 1);
    }

    private static String payments(List<Dated<PaymentState>> all) {
        return all.stream()
                .filter(one -> one.state().status() != PaymentStatus.CANCELLED)
                .map(one -> one.state().amount().currency())
                .distinct()
                .sorted()
                .map(currency -> payments(
                        all.stream()
                                .filter(one -> one.state().amount().currency().equals(currency))
                                .toList(),
                        currency))
                .collect(Collectors.joining(","));
    }

    private static String payments(List<Dated<PaymentState>> all, String currency) {
        Predicate<Dated<PaymentState>> due = one -> one.state().status().isOpen();
        Predicate<Dated<PaymentState>> overdue =
                due.and(one -> one.state().dueOn().isBefore(one.today()));
        Predicate<Dated<PaymentState>> paid = one -> one.state().status() == PaymentStatus.PAID
                || one.state().status().isOpen() && paid(one).signum() > 0;
        return """
                {"currency":"%s",%s,%s,%s}""".formatted(
                        currency,
                        sum("due", all, due, ExpectedSummary::outstanding, currency),
                        sum("overdue", all, overdue, ExpectedSummary::outstanding, currency),
                        sum("paid", all, paid, ExpectedSummary::paid, currency));
    }

    private static BigDecimal outstanding(Dated<PaymentState> one) {
        return one.state().outstanding().amount();
    }

    private static BigDecimal paid(Dated<PaymentState> one) {
        return one.state().amount().amount().subtract(outstanding(one));
    }

    private static String sum(
            String name,
            List<Dated<PaymentState>> all,
            Predicate<Dated<PaymentState>> those,
            Function<Dated<PaymentState>, BigDecimal> money,
            String currency) {
        List<BigDecimal> amounts = all.stream().filter(those).map(money).toList();
        BigDecimal sum =
                amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
        int digits = Math.max(sum.scale(), Currency.getInstance(currency).getDefaultFractionDigits());
        return "\"%s\":{\"amount\":\"%s\",\"currency\":\"%s\"},\"%sCount\":%d"
                .formatted(name, sum.setScale(digits).toPlainString(), currency, name, amounts.size());
    }
}
