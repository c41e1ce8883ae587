package dev.milepost.milestone.payment;

import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.member.Membership;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads payments that the caller may see. */
@ApplicationScoped
class ReadPayments {
    private final EntityManager entities;
    private final Payments payments;
    private final Membership membership;
    private final Paging paging;

    @Inject
    ReadPayments(EntityManager entities, Payments payments, Membership membership, Paging paging) {
        this.entities = entities;
        this.payments = payments;
        this.membership = membership;
        this.paging = paging;
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
        int limit = Paging.limit(asked);
        List<PaymentStatus> status = Choice.values("status", PaymentStatus.class, statuses);
        UUID contract = Choice.id("contractId", contractId);
        UUID milestone = Choice.id("milestoneId", milestoneId);
        String list = "payments?contractId=" + contract + "&milestoneId=" + milestone + "&status=" + status;
        List<String> where = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (contract != null) {
            where.add("p.contractId = :contract");
            values.put("contract", contract);
        }
        if (milestone != null) {
            where.add("p.milestoneId = :milestone");
            values.put("milestone", milestone);
        }
        if (!status.isEmpty()) {
            where.add("p.status in :status");
            values.put("status", status);
        }
        membership.viewer().addTo("p.contractId", where, values);
        List<@Nullable String> after = paging.after(list, cursor);
        if (after != null) {
            where.add("(p.dueOn > :dueOn or (p.dueOn = :dueOn and p.id > :id))");
            values.put("dueOn", LocalDate.parse(String.valueOf(after.get(0))));
            values.put("id", UUID.fromString(String.valueOf(after.get(1))));
        }
        String filter = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        var query = entities.createQuery("from Payment p" + filter + " order by p.dueOn, p.id", Payment.class);
        values.forEach(query::setParameter);
        return paging.page(
                list,
                query.setMaxResults(limit + 1).getResultList(),
                limit,
                payment -> List.of(payment.dueOn().toString(), payment.id().toString()),
                PaymentView::from);
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
