package dev.milepost.milestone.payment;

import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentInvoice;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentPart;
import dev.milepost.events.PaymentState;
import dev.milepost.events.PaymentStatus;
import dev.milepost.milestone.instalment.TimeAdjustment;
import dev.milepost.milestone.value.JsonColumn;
import dev.milepost.milestone.value.Moneys;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Money that a contract releases: where it stands. What happened to it is kept as entries; each change says what it leaves
 * there, and the effects of all entries add up to what is outstanding.
 */
@Entity
public class Payment {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;
    private @Nullable UUID milestoneId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private PaymentKind kind;

    @Column(precision = 19, scale = 4)
    private BigDecimal amount;

    @Column(columnDefinition = "char(3)")
    private String currency;

    @Embedded
    private PaymentBreakdown breakdown;

    @Column(precision = 19, scale = 4)
    private BigDecimal paid = BigDecimal.ZERO;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private PaymentStatus status;

    private LocalDate dueOn;
    private @Nullable LocalDate paidOn;

    @Convert(converter = PaymentColumns.Parts.class)
    @Column(columnDefinition = "longtext")
    private List<PaymentPart> parts = List.of();

    @Convert(converter = PaymentColumns.Invoices.class)
    @Column(columnDefinition = "longtext")
    private @Nullable PaymentInvoice invoice;

    @Convert(converter = PaymentColumns.Adjustments.class)
    @Column(columnDefinition = "longtext")
    private @Nullable TimeAdjustment adjustment;

    private boolean givenUp;

    @Convert(converter = JsonColumn.ExternalIds.class)
    @Column(columnDefinition = "longtext")
    private List<ExternalId> externalIds = List.of();

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Payment() {}

    /** A payment that becomes due; nothing is left to pay of one whose amount is nothing. */
    Payment(
            UUID id,
            UUID contractId,
            @Nullable UUID milestoneId,
            PaymentKind kind,
            PaymentBreakdown breakdown,
            String currency,
            LocalDate dueOn,
            Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.milestoneId = milestoneId;
        this.kind = kind;
        this.breakdown = breakdown;
        this.amount = breakdown.amount();
        this.currency = currency;
        this.status = amount.signum() == 0 ? PaymentStatus.PAID : PaymentStatus.DUE;
        this.dueOn = dueOn;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Keeps how a penalty or a bonus was worked out. */
    void explain(TimeAdjustment worked) {
        adjustment = worked.kind() == TimeAdjustment.Kind.NONE ? null : worked;
    }

    /** The entries that it begins with: the lines of its amount. */
    List<Posting> opening(Supplier<UUID> ids) {
        return breakdown.lines(currency).stream()
                .map(line -> Posting.of(
                        ids.get(),
                        line.kind(),
                        Moneys.of(line.amount().amount().abs(), currency),
                        line.amount().amount().signum(),
                        dueOn))
                .toList();
    }

    Posting invoice(PaymentInvoice received, Instant now) {
        invoice = received;
        stand(now);
        return Posting.of(received.entryId(), PaymentEntryKind.INVOICED, outstanding(), 0, received.invoicedOn());
    }

    /** @param share more than nothing, at most what is outstanding */
    Posting pay(UUID entry, BigDecimal share, LocalDate day, @Nullable String reference, Instant now) {
        Money money = Moneys.of(share, currency);
        List<PaymentPart> more = new ArrayList<>(parts);
        more.add(new PaymentPart(entry, day, money, reference));
        parts = List.copyOf(more);
        paid = paid.add(share);
        stand(now);
        return new Posting(entry, PaymentEntryKind.PAID, money, share.negate(), day, reference, null);
    }

    Posting dispute(UUID entry, LocalDate day, Instant now) {
        status = PaymentStatus.DISPUTED;
        updatedAt = now;
        return Posting.of(entry, PaymentEntryKind.DISPUTED, outstanding(), 0, day);
    }

    /** @param total what it is to be in all: at least what was paid, at most what it was */
    Posting settle(UUID entry, BigDecimal total, LocalDate day, Instant now) {
        BigDecimal letOff = amount.subtract(total);
        become(breakdown.adjustedBy(letOff.negate()));
        stand(now);
        return Posting.of(entry, PaymentEntryKind.SETTLED, Moneys.of(letOff, currency), -1, day);
    }

    /** @param byHand somebody gave it up, and it does not come about again by itself */
    Posting cancel(UUID entry, LocalDate day, boolean byHand, Instant now) {
        Money open = outstanding();
        status = PaymentStatus.CANCELLED;
        givenUp = byHand;
        updatedAt = now;
        return Posting.of(entry, PaymentEntryKind.CANCELLED, open, -1, day);
    }

    /** Undoes an entry that an invoice, a part or a settlement left. */
    Posting reverse(UUID entry, PaymentEntry wrong, LocalDate day, Instant now) {
        switch (wrong.kind()) {
            case PAID -> {
                parts = parts.stream()
                        .filter(part -> !part.entryId().equals(wrong.id()))
                        .toList();
                paid = paid.subtract(wrong.money().amount());
            }
            case INVOICED -> invoice = null;
            case SETTLED -> become(breakdown.adjustedBy(wrong.money().amount()));
            default -> throw new IllegalArgumentException("no way to undo " + wrong.kind());
        }
        stand(now);
        BigDecimal effect = wrong.effect().negate();
        return new Posting(entry, PaymentEntryKind.REVERSED, wrong.money(), effect, day, null, wrong.id());
    }

    /** Makes it the payment that another system reports as made: what was recorded otherwise is undone first. */
    List<Posting> adopt(
            ReportedPayment reported, @Nullable UUID milestone, LocalDate due, Supplier<UUID> ids, Instant now) {
        List<Posting> postings = new ArrayList<>();
        for (PaymentPart part : parts) {
            postings.add(new Posting(
                    ids.get(),
                    PaymentEntryKind.REVERSED,
                    part.amount(),
                    part.amount().amount(),
                    part.paidOn(),
                    null,
                    part.entryId()));
        }
        parts = List.of();
        paid = BigDecimal.ZERO;
        milestoneId = milestone;
        externalIds = List.of(reported.externalId());
        dueOn = due;
        postings.addAll(amountTo(reported.amount(), ids));
        postings.add(pay(ids.get(), reported.amount().amount(), reported.paidOn(), null, now));
        return postings;
    }

    private List<Posting> amountTo(Money wanted, Supplier<UUID> ids) {
        boolean cancelled = status == PaymentStatus.CANCELLED;
        status = PaymentStatus.DUE;
        givenUp = false;
        Money was = Moneys.of(cancelled ? BigDecimal.ZERO : amount, currency);
        if (!wanted.currency().equals(currency)) {
            currency = wanted.currency();
            become(PaymentBreakdown.plain(wanted.amount()));
            return List.of(
                    Posting.of(ids.get(), PaymentEntryKind.CANCELLED, was, -1, dueOn),
                    Posting.of(ids.get(), PaymentEntryKind.DUE, wanted, 1, dueOn));
        }
        BigDecimal difference = wanted.amount().subtract(was.amount());
        become(
                breakdown.isPlain()
                        ? PaymentBreakdown.plain(wanted.amount()) // whatever was reported or due before
                        : breakdown.adjustedBy(wanted.amount().subtract(amount)));
        return difference.signum() == 0
                ? List.of()
                : List.of(Posting.of(
                        ids.get(),
                        PaymentEntryKind.ADJUSTED,
                        Moneys.of(difference.abs(), currency),
                        difference.signum(),
                        dueOn));
    }

    /** Bears the name that another system gave it. */
    void bear(ExternalId name) {
        externalIds = List.of(name);
    }

    /** Leaves its milestone, whose payment another one is. */
    void leaveMilestone(Instant now) {
        milestoneId = null;
        updatedAt = now;
    }

    private void become(PaymentBreakdown changed) {
        breakdown = changed;
        amount = changed.amount();
    }

    /** Where it stands by what was paid and whether an invoice came. */
    private void stand(Instant now) {
        boolean settled = amount.compareTo(paid) == 0;
        paidOn = settled && !parts.isEmpty() ? parts.getLast().paidOn() : null;
        status = settled ? PaymentStatus.PAID : invoice == null ? PaymentStatus.DUE : PaymentStatus.INVOICED;
        updatedAt = now;
    }

    public PaymentState toState() {
        return new PaymentState(
                id,
                version,
                contractId,
                milestoneId,
                kind,
                money(),
                outstanding(),
                status,
                dueOn,
                paidOn,
                breakdown.lines(currency),
                invoice,
                parts);
    }

    public Money money() {
        return Moneys.of(amount, currency);
    }

    /** What is still to be paid; nothing once it is PAID or CANCELLED. */
    public Money outstanding() {
        return Moneys.of(status.isOpen() ? amount.subtract(paid) : BigDecimal.ZERO, currency);
    }

    public PaymentBreakdown breakdown() {
        return breakdown;
    }

    /** Whether money was paid of it. */
    public boolean isPaidInPart() {
        return paid.signum() > 0;
    }

    public BigDecimal paid() {
        return paid;
    }

    boolean isInstalment() {
        return kind == PaymentKind.INSTALMENT;
    }

    @Nullable
    TimeAdjustment adjustment() {
        return adjustment;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID contractId() {
        return contractId;
    }

    public @Nullable UUID milestoneId() {
        return milestoneId;
    }

    public PaymentKind kind() {
        return kind;
    }

    public PaymentStatus status() {
        return status;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    @Nullable
    LocalDate paidOn() {
        return paidOn;
    }

    List<ExternalId> externalIds() {
        return externalIds;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
