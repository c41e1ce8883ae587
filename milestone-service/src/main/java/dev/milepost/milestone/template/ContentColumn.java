package dev.milepost.milestone.template;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.milestone.template.content.TemplateRequest;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** What a template says lives in a column of its row, as JSON: it is read and written as a whole. */
@Converter
@Immutable
class ContentColumn extends JsonColumn<TemplateRequest> {
    ContentColumn() {
        super(new TypeReference<>() {}, null);
    }
}
