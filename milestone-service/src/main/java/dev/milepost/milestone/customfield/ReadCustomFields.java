package dev.milepost.milestone.customfield;

import dev.milepost.kit.http.Choice;
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
    private static final UUID FIRST = new UUID(0, 0);

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
    Page<CustomFieldView> list(List<String> targets, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        List<FieldTarget> target = Choice.values("target", FieldTarget.class, targets);
        String list = "custom-fields?target=" + target;
        List<@Nullable String> after = paging.after(list, cursor);
        return paging.page(
                list,
                fields.page(
                        target.isEmpty() ? List.of(FieldTarget.values()) : target,
                        after == null ? "" : String.valueOf(after.get(0)),
                        after == null ? FIRST : UUID.fromString(String.valueOf(after.get(1))),
                        limit + 1),
                limit,
                field -> List.of(field.key(), field.id().toString()),
                CustomFieldView::from);
    }
}
