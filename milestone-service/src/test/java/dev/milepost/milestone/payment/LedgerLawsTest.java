package dev.milepost.milestone.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentInvoice;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentPart;
import dev.milepost.events.PaymentStatus;
import dev.milepost.milestone.person.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever is done to a payment, its entries add up to what is outstanding, which is never less than nothing. */
class LedgerLawsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");

    @Property(tries = 500)
    void effectsAddUpToWhatIsOutstanding(@ForAll @IntRange(min = 0, max = 100_000_00) int cents, @ForAll long seed) {
        Random random = new Random(seed);
        Payment payment = new Payment(
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                PaymentKind.INSTALMENT,
                PaymentBreakdown.plain(BigDecimal.valueOf(cents, 2)),
                "EUR",
                DAY,
                NOW);
        List<Posting> ledger = new ArrayList<>(payment.opening(UUID::randomUUID));
        assertLaws(payment, ledger);
        for (int i = 0; i < 25; i++) {
            doSomething(payment, ledger, random);
            assertLaws(payment, ledger);
        }
    }

    private static void doSomething(Payment payment, List<Posting> ledger, Random random) {
        UUID id = UUID.randomUUID();
        PaymentAction action = PaymentAction.values()[random.nextInt(PaymentAction.values().length)];
        if (random.nextInt(12) == 0) {
            Money reported =
                    new Money(BigDecimal.valueOf(random.nextInt(100_000), 2), random.nextBoolean() ? "EUR" : "USD");
            var report = new ReportedPayment(payment.id(), new ExternalId("ocds", "1"), null, reported, DAY);
            ledger.addAll(payment.adopt(report, null, DAY, UUID::randomUUID, NOW));
        } else if (action.isAllowedIn(payment.status())) {
            BigDecimal outstanding = payment.outstanding().amount();
            switch (action) {
                case INVOICE -> ledger.add(payment.invoice(new PaymentInvoice(id, "1", DAY, null), NOW));
                case PAY -> {
                    BigDecimal share = random.nextBoolean() ? outstanding : half(outstanding);
                    ledger.add(payment.pay(id, share, DAY, null, NOW));
                }
                case DISPUTE -> ledger.add(payment.dispute(id, DAY, NOW));
                case SETTLE -> {
                    BigDecimal less = random.nextBoolean() ? BigDecimal.ZERO : half(outstanding);
                    ledger.add(payment.settle(id, payment.money().amount().subtract(less), DAY, NOW));
                }
                case CANCEL -> {
                    if (!payment.isPaidInPart()) {
                        ledger.add(payment.cancel(id, DAY, true, NOW));
                    }
                }
                case REVERSE -> {
                    Posting wrong = lastReversible(ledger);
                    if (wrong != null) {
                        var entry = new PaymentEntry(payment.id(), wrong, new Actor(null, "test", null), null, NOW);
                        ledger.add(payment.reverse(id, entry, DAY, NOW));
                    }
                }
            }
        }
    }

    private static BigDecimal half(BigDecimal amount) {
        return amount.divide(BigDecimal.TWO, 2, java.math.RoundingMode.DOWN);
    }

    private static @Nullable Posting lastReversible(List<Posting> ledger) {
        for (int i = ledger.size() - 1; i >= 0; i--) {
            Posting one = ledger.get(i);
            boolean reversed = ledger.stream().anyMatch(other -> one.id().equals(other.reverses()));
            if (one.kind() == PaymentEntryKind.ADJUSTED || one.kind() == PaymentEntryKind.DUE) {
                return null; // another system's word came after
            }
            if (!reversed
                    && (one.kind() == PaymentEntryKind.PAID
                            || one.kind() == PaymentEntryKind.INVOICED
                            || one.kind() == PaymentEntryKind.SETTLED)) {
                return one;
            }
        }
        return null;
    }

    private static void assertLaws(Payment payment, List<Posting> ledger) {
        String currency = payment.money().currency();
        assertThat(sum(ledger, currency))
                .isEqualByComparingTo(payment.outstanding().amount());
        for (String other : List.of("EUR", "USD")) {
            if (!other.equals(currency)) {
                assertThat(sum(ledger, other)).isEqualByComparingTo("0");
            }
        }
        assertThat(payment.outstanding().amount()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        assertThat(payment.toState().lines().stream()
                        .map(line -> line.amount().amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(payment.money().amount());
        BigDecimal parts = payment.toState().parts().stream()
                .map(PaymentPart::amount)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(parts).isEqualByComparingTo(payment.paid());
        assertThat(payment.paid()).isLessThanOrEqualTo(payment.money().amount());
        if (payment.status() == PaymentStatus.PAID) {
            assertThat(parts).isEqualByComparingTo(payment.money().amount());
        }
    }

    private static BigDecimal sum(List<Posting> ledger, String currency) {
        return ledger.stream()
                .filter(posting -> posting.amount().currency().equals(currency))
                .map(Posting::effect)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
