package dev.milepost.milestone.template;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads templates: those that ship first, then the tenant's. They are none of a counterparty's business (403). */
@ApplicationScoped
class ReadTemplates {
    private static final String SHIPPED = "0";
    private static final String OWN = "1";

    private final Templates templates;
    private final ShippedTemplates shipped;
    private final Contracts contracts;
    private final Paging paging;

    @Inject
    ReadTemplates(Templates templates, ShippedTemplates shipped, Contracts contracts, Paging paging) {
        this.templates = templates;
        this.shipped = shipped;
        this.contracts = contracts;
        this.paging = paging;
    }

    @Transactional
    TemplateView get(UUID id) {
        contracts.refuseCounterparty();
        return shipped.find(id)
                .map(TemplateView::from)
                .or(() -> templates.findByIdOptional(id).map(TemplateView::from))
                .orElseThrow(() -> Templates.missing(id));
    }

    @Transactional
    Page<TemplateSummary> list(@Nullable String kind, @Nullable Integer asked, @Nullable String cursor) {
        contracts.refuseCounterparty();
        int limit = Paging.limit(asked);
        String list = "templates?kind=" + kind;
        List<@Nullable String> after = paging.after(list, cursor);
        boolean amongOwn = after != null && OWN.equals(after.getFirst());
        String name = after == null ? "" : String.valueOf(after.getLast());
        List<TemplateSummary> rows = new ArrayList<>();
        if (!amongOwn) {
            shipped.all()
                    .filter(one -> one.template().name().compareTo(name) > 0)
                    .filter(one -> kind == null || one.template().kind().equals(kind))
                    .limit(limit + 1L)
                    .map(TemplateSummary::from)
                    .forEach(rows::add);
        }
        templates.after(amongOwn ? name : "", kind, limit + 1 - Math.min(rows.size(), limit)).stream()
                .limit(limit + 1L - rows.size())
                .forEach(rows::add);
        return paging.page(list, rows, limit, row -> List.of(row.shipped() ? SHIPPED : OWN, row.name()), row -> row);
    }
}
