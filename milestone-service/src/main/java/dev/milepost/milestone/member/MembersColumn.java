package dev.milepost.milestone.member;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.events.ContractMemberState;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Members with their roles. */
@Converter
@Immutable
class MembersColumn extends JsonColumn<List<ContractMemberState>> {
    MembersColumn() {
        super(new TypeReference<>() {}, List.of());
    }
}
