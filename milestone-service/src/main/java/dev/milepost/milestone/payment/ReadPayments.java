package dev.milepost.milestone.payment;

import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.member.VisibleList;
import dev.milepost.milestone.member.VisibleLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads payments that the caller may see. */
@ApplicationScoped
class ReadPayments {
    private static final VisibleList.Order<Payment> DUE_FIRST =
            VisibleList.Order.byDay("dueOn", Payment::dueOn, Payment::id);

    private final EntityManager entities;
    private final VisibleLists lists;
    private final Payments payments;
    private final Membership membership;

    @Inject
    ReadPayments(EntityManager entities, VisibleLists lists, Payments payments, Membership membership) {
        this.entities = entities;
        this.lists = lists;
        this.payments = payments;
        this.membership = membership;
    }

    @Transactional
    PaymentView get(UUID id) {
        return PaymentView.from(visible(id));
    }

    @Transactional
    List<PaymentEntryView> entries(UUID id) {
        visible(id);
        List<PaymentEntryView> views = new ArrayList<>();
        BigDecimal outstanding = BigDecimal.ZERO;
        for (PaymentEntry entry : payments.entries(id)) {
            outstanding = outstanding.add(entry.effect());
            views.add(entry.toView(outstanding));
        }
        return views;
    }

    /** Payments in the order of the day they are due. */
    @Transactional
    Page<PaymentView> list(
            @Nullable String contractId,
            @Nullable String milestoneId,
            List<String> statuses,
            @Nullable Integer asked,
            @Nullable String cursor) {
        return lists.of("payments", Payment.class)
                .only("contractId", Choice.id("contractId", contractId))
                .only("milestoneId", Choice.id("milestoneId", milestoneId))
                .only("status", Choice.values("status", PaymentStatus.class, statuses))
                .page(DUE_FIRST, asked, cursor, PaymentView::from);
    }

    Payment visible(UUID id) {
        List<String> where = new ArrayList<>(List.of("p.id = :id"));
        Map<String, Object> values = new HashMap<>(Map.of("id", id));
        membership.viewer().addTo("p.contractId", where, values);
        var query = entities.createQuery("from Payment p where " + String.join(" and ", where), Payment.class);
        values.forEach(query::setParameter);
        Payment payment = query.getSingleResultOrNull();
        if (payment == null) {
            throw ProblemType.NOT_FOUND.because("There is no payment " + id + ".");
        }
        return payment;
    }
}
