package dev.milepost.milestone.milestone;

import dev.milepost.events.Criterion;
import dev.milepost.events.ExternalId;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a milestone says of itself: what is to be done, and who answers for it. */
@Embeddable
record MilestoneContent(
        String title,
        @Column(columnDefinition = "text") @Nullable String description,

        @Enumerated(EnumType.STRING) @Column(columnDefinition = "varchar(20)")
        MilestoneType type,

        @Enumerated(EnumType.STRING) @Column(columnDefinition = "varchar(20)")
        Priority priority,

        @Nullable UUID ownerId,
        @Nullable String team,
        @Nullable UUID responsiblePartyId,

        @Convert(converter = JsonColumn.Criteria.class) @Column(columnDefinition = "longtext")
        List<Criterion> criteria,

        boolean criteriaRequired,
        @Column(precision = 11, scale = 4) @Nullable BigDecimal weight,

        @Convert(converter = JsonColumn.Texts.class) @Column(columnDefinition = "longtext")
        List<String> tags,

        @Convert(converter = JsonColumn.ExternalIds.class) @Column(columnDefinition = "longtext")
        List<ExternalId> externalIds) {

    MilestoneContent {
        BigDecimal plain = weight == null ? null : weight.stripTrailingZeros();
        weight = plain == null || plain.scale() >= 0
                ? plain
                : plain.setScale(0); // 2.5 is no news where 2.5000 is stored
    }

    static MilestoneContent of(MilestoneRequest request) {
        return new MilestoneContent(
                request.title(),
                request.description(),
                request.type(),
                request.priority(),
                request.ownerId(),
                request.team(),
                request.responsiblePartyId(),
                request.criteria(),
                request.criteriaRequired(),
                request.weight(),
                request.tags(),
                request.externalIds());
    }

    static MilestoneContent of(MilestoneState state) {
        return new MilestoneContent(
                state.title(),
                state.description(),
                state.type(),
                state.priority(),
                state.ownerId(),
                state.team(),
                state.responsiblePartyId(),
                state.criteria(),
                state.criteriaRequired(),
                state.weight(),
                state.tags(),
                state.externalIds());
    }

    /** What is known of a milestone that another system reports for the first time. */
    static MilestoneContent of(ReportedMilestone reported) {
        return new MilestoneContent(
                reported.title(),
                reported.description(),
                reported.type(),
                Priority.MEDIUM,
                null,
                null,
                null,
                List.of(),
                false,
                null,
                List.of(),
                List.of(reported.externalId()));
    }

    /** The same with what another system reports. */
    MilestoneContent with(ReportedMilestone reported) {
        return new MilestoneContent(
                reported.title(),
                reported.description(),
                reported.type(),
                priority,
                ownerId,
                team,
                responsiblePartyId,
                criteria,
                criteriaRequired,
                weight,
                tags,
                externalIds);
    }

    /** The same with these criteria. */
    MilestoneContent with(List<Criterion> changed) {
        return new MilestoneContent(
                title,
                description,
                type,
                priority,
                ownerId,
                team,
                responsiblePartyId,
                changed,
                criteriaRequired,
                weight,
                tags,
                externalIds);
    }
}
