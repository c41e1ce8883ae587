package dev.milepost.milestone.instalment;

import dev.milepost.events.Advance;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.Retention;
import dev.milepost.events.RetentionRelease;
import dev.milepost.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules for the payment conditions of a contract; each adds what is wrong to the violations. */
@ApplicationScoped
public class ConditionRules {
    private static final String FIELD = "paymentConditions";
    private static final int MOST_RELEASES = 20;

    private final EntityManager entities;

    @Inject
    ConditionRules(EntityManager entities) {
        this.entities = entities;
    }

    /** @param contract the contract that the milestones named must be in */
    public void check(Violations found, UUID contract, @Nullable Money value, @Nullable PaymentConditions conditions) {
        if (conditions == null) {
            return;
        }
        check(found, milestones(contract, named(conditions)), value, conditions);
    }

    /** @param known the milestones that may be named */
    public static void check(Violations found, Set<UUID> known, @Nullable Money value, PaymentConditions conditions) {
        retentionFits(found, conditions.retention(), value, known);
        advanceFits(found, conditions.advance(), value, known);
        RateRules.rate(found, FIELD + ".latePenalty", conditions.latePenalty(), value);
        RateRules.rate(found, FIELD + ".earlyBonus", conditions.earlyBonus(), value);
    }

    /** The milestones that conditions name: they stay as long as they are named. */
    public static Set<UUID> named(@Nullable PaymentConditions conditions) {
        if (conditions == null) {
            return Set.of();
        }
        Retention retention = conditions.retention();
        Advance advance = conditions.advance();
        List<RetentionRelease> releases = retention == null ? List.of() : retention.releases();
        return Stream.concat(
                        releases.stream().filter(Objects::nonNull).map(RetentionRelease::milestoneId),
                        Stream.ofNullable(advance == null ? null : advance.milestoneId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** One currency a contract: nothing that its milestones release may be in another than its value. */
    public void checkCurrency(Violations found, UUID contract, Money value) {
        List<String> others = entities.createQuery("""
                        select distinct m.payment.paymentCurrency from Milestone m where m.contractId = :contract
                          and m.payment.paymentCurrency is not null and m.payment.paymentCurrency <> :currency""", String.class)
                .setParameter("contract", contract)
                .setParameter("currency", value.currency())
                .getResultList();
        found.check(
                others.isEmpty(),
                "value.currency",
                "milestones of the contract release amounts in " + String.join(", ", others)
                        + "; a contract has one currency");
    }

    private static void retentionFits(
            Violations found, @Nullable Retention retention, @Nullable Money value, Set<UUID> known) {
        if (retention == null) {
            return;
        }
        String field = FIELD + ".retention";
        RateRules.percent(found, field + ".percent", retention.percent());
        if (retention.capPercent() != null) {
            RateRules.percent(found, field + ".capPercent", retention.capPercent());
        }
        found.check(value != null, field, "the contract has no value; set its value first");
        RateRules.days(found, field + ".netDays", retention.netDays());
        List<RetentionRelease> releases = retention.releases();
        if (releases.size() > MOST_RELEASES) {
            found.add(field + ".releases", "may have at most " + MOST_RELEASES + " entries");
            return;
        }
        BigDecimal together = BigDecimal.ZERO;
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < releases.size(); i++) {
            RetentionRelease one = releases.get(i);
            String at = field + ".releases[" + i + "]";
            if (one == null || one.milestoneId() == null) {
                found.add(at + ".milestoneId", "name the milestone that lets it go");
                continue;
            }
            isOfContract(found, at + ".milestoneId", one.milestoneId(), known);
            found.check(seen.add(one.milestoneId()), at + ".milestoneId", "is there twice");
            if (RateRules.percent(found, at + ".percent", one.percent())) {
                together = together.add(one.percent());
            }
        }
        found.check(
                together.compareTo(Percent.HUNDRED) <= 0,
                field + ".releases",
                "would let go " + together.stripTrailingZeros().toPlainString() + " %; 100 is all there is");
    }

    private static void advanceFits(
            Violations found, @Nullable Advance advance, @Nullable Money value, Set<UUID> known) {
        if (advance == null) {
            return;
        }
        String field = FIELD + ".advance";
        found.check(
                        (advance.percent() == null) != (advance.amount() == null),
                        field,
                        "needs either percent or amount, not both")
                .check(value != null, field, "the contract has no value; set its value first");
        RateRules.days(found, field + ".netDays", advance.netDays());
        if (advance.milestoneId() != null) {
            isOfContract(found, field + ".milestoneId", advance.milestoneId(), known);
        }
        boolean fits = RateRules.percent(found, field + ".recoveryPercent", advance.recoveryPercent());
        if (advance.percent() != null) {
            fits &= RateRules.percent(found, field + ".percent", advance.percent());
        }
        if (advance.amount() != null) {
            fits &= RateRules.money(found, field + ".amount", advance.amount(), value);
        }
        if (fits && value != null && (advance.percent() == null) != (advance.amount() == null)) {
            BigDecimal most = Percent.of(advance.recoveryPercent(), value.amount());
            found.check(
                    Instalments.advance(advance, value).amount().compareTo(most) <= 0,
                    field + ".recoveryPercent",
                    "recovers less than the advance from the whole contract; raise it or lower the advance");
        }
    }

    private static void isOfContract(Violations found, String field, UUID milestone, Set<UUID> known) {
        found.check(known.contains(milestone), field, "the contract has no milestone " + milestone);
    }

    private Set<UUID> milestones(UUID contract, Set<UUID> named) {
        return named.isEmpty()
                ? Set.of()
                : Set.copyOf(entities.createQuery(
                                "select m.id from Milestone m where m.contractId = :contract and m.id in :ids",
                                UUID.class)
                        .setParameter("contract", contract)
                        .setParameter("ids", named)
                        .getResultList());
    }
}
