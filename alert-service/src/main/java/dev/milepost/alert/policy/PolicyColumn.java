package dev.milepost.alert.policy;

import dev.milepost.alert.known.JsonColumn;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** What a policy says, in a column. */
@Converter
@Immutable
class PolicyColumn extends JsonColumn<PolicyRequest> {
    PolicyColumn() {
        super(PolicyRequest.class);
    }
}
