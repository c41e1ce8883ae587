package dev.milepost.milestone.customfield;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the custom fields of the tenant. */
@ApplicationScoped
class ReadCustomFields {
    private final CustomFields fields;
    private final Paging paging;

    @Inject
    ReadCustomFields(CustomFields fields, Paging paging) {
        this.fields = fields;
        this.paging = paging;
    }

    @Transactional
    CustomFieldView get(UUID id) {
        return CustomFieldView.from(fields.get(id));
    }

    @Transactional
    Page<CustomFieldView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after("custom fields", cursor);
        return paging.page(
                "custom fields",
                fields.page(after == null ? "" : String.valueOf(after.getFirst()), limit + 1),
                limit,
                field -> List.of(field.key()),
                CustomFieldView::from);
    }
}
