package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every kind of event there is; the wire name is the CloudEvents {@code type}, the version of the payload included. */
public enum EventType {
    PARTY_CREATED("dev.milepost.party.created.v1", PartyEvent.class),
    PARTY_UPDATED("dev.milepost.party.updated.v1", PartyEvent.class),
    PERSON_CREATED("dev.milepost.person.created.v1", PersonEvent.class),
    PERSON_UPDATED("dev.milepost.person.updated.v1", PersonEvent.class),
    DELEGATION_STARTED("dev.milepost.delegation.started.v1", DelegationEvent.class),
    DELEGATION_ENDED("dev.milepost.delegation.ended.v1", DelegationEvent.class),
    CONTRACT_CREATED("dev.milepost.contract.created.v1", ContractEvent.class),
    CONTRACT_UPDATED("dev.milepost.contract.updated.v1", ContractEvent.class),
    CONTRACT_ACTIVATED("dev.milepost.contract.activated.v1", ContractEvent.class),
    CONTRACT_SUSPENDED("dev.milepost.contract.suspended.v1", ContractEvent.class),
    CONTRACT_RESUMED("dev.milepost.contract.resumed.v1", ContractEvent.class),
    CONTRACT_COMPLETED("dev.milepost.contract.completed.v1", ContractEvent.class),
    CONTRACT_TERMINATED("dev.milepost.contract.terminated.v1", ContractEvent.class),
    CONTRACT_NOTICE_GIVEN("dev.milepost.contract.noticegiven.v1", ContractEvent.class),
    CONTRACT_RENEWED("dev.milepost.contract.renewed.v1", ContractEvent.class),
    CONTRACT_EXPIRED("dev.milepost.contract.expired.v1", ContractEvent.class),
    CONTRACT_DELETED("dev.milepost.contract.deleted.v1", ContractEvent.class),
    MILESTONE_CREATED("dev.milepost.milestone.created.v1", MilestoneEvent.class),
    MILESTONE_UPDATED("dev.milepost.milestone.updated.v1", MilestoneEvent.class),
    MILESTONE_BASELINED("dev.milepost.milestone.baselined.v1", MilestoneEvent.class),
    MILESTONE_STARTED("dev.milepost.milestone.started.v1", MilestoneEvent.class),
    MILESTONE_SUBMITTED("dev.milepost.milestone.submitted.v1", MilestoneEvent.class),
    MILESTONE_WITHDRAWN("dev.milepost.milestone.withdrawn.v1", MilestoneEvent.class),
    MILESTONE_APPROVED("dev.milepost.milestone.approved.v1", MilestoneEvent.class),
    MILESTONE_PARTLY_APPROVED("dev.milepost.milestone.partlyapproved.v1", MilestoneEvent.class),
    MILESTONE_REJECTED("dev.milepost.milestone.rejected.v1", MilestoneEvent.class),
    MILESTONE_RESUMED("dev.milepost.milestone.resumed.v1", MilestoneEvent.class),
    MILESTONE_MISSED("dev.milepost.milestone.missed.v1", MilestoneEvent.class),
    MILESTONE_WAIVED("dev.milepost.milestone.waived.v1", MilestoneEvent.class),
    MILESTONE_CANCELLED("dev.milepost.milestone.cancelled.v1", MilestoneEvent.class),
    MILESTONE_REOPENED("dev.milepost.milestone.reopened.v1", MilestoneEvent.class),
    MILESTONE_RESCHEDULED("dev.milepost.milestone.rescheduled.v1", MilestoneEvent.class),
    MILESTONE_DELETED("dev.milepost.milestone.deleted.v1", MilestoneEvent.class),
    DEPENDENCY_ADDED("dev.milepost.dependency.added.v1", DependencyEvent.class),
    DEPENDENCY_REMOVED("dev.milepost.dependency.removed.v1", DependencyEvent.class),
    PAYMENT_DUE("dev.milepost.payment.due.v1", PaymentEvent.class),
    PAYMENT_INVOICED("dev.milepost.payment.invoiced.v1", PaymentEvent.class),
    PAYMENT_PART_PAID("dev.milepost.payment.partpaid.v1", PaymentEvent.class),
    PAYMENT_PAID("dev.milepost.payment.paid.v1", PaymentEvent.class),
    PAYMENT_DISPUTED("dev.milepost.payment.disputed.v1", PaymentEvent.class),
    PAYMENT_SETTLED("dev.milepost.payment.settled.v1", PaymentEvent.class),
    PAYMENT_REVERSED("dev.milepost.payment.reversed.v1", PaymentEvent.class),
    PAYMENT_CANCELLED("dev.milepost.payment.cancelled.v1", PaymentEvent.class),
    COMMENT_ADDED("dev.milepost.comment.added.v1", CommentEvent.class),
    COMMENT_EDITED("dev.milepost.comment.edited.v1", CommentEvent.class),
    COMMENT_DELETED("dev.milepost.comment.deleted.v1", CommentEvent.class),
    AMENDMENT_PROPOSED("dev.milepost.amendment.proposed.v1", AmendmentEvent.class),
    AMENDMENT_PARTLY_APPROVED("dev.milepost.amendment.partlyapproved.v1", AmendmentEvent.class),
    AMENDMENT_APPROVED("dev.milepost.amendment.approved.v1", AmendmentEvent.class),
    AMENDMENT_APPLIED("dev.milepost.amendment.applied.v1", AmendmentEvent.class),
    AMENDMENT_REJECTED("dev.milepost.amendment.rejected.v1", AmendmentEvent.class),
    AMENDMENT_WITHDRAWN("dev.milepost.amendment.withdrawn.v1", AmendmentEvent.class),
    EXTENSION_REQUESTED("dev.milepost.extension.requested.v1", ExtensionEvent.class),
    EXTENSION_PARTLY_APPROVED("dev.milepost.extension.partlyapproved.v1", ExtensionEvent.class),
    EXTENSION_GRANTED("dev.milepost.extension.granted.v1", ExtensionEvent.class),
    EXTENSION_REFUSED("dev.milepost.extension.refused.v1", ExtensionEvent.class),
    EXTENSION_WITHDRAWN("dev.milepost.extension.withdrawn.v1", ExtensionEvent.class),
    BREACH_RECORDED("dev.milepost.breach.recorded.v1", BreachEvent.class),
    BREACH_ENDED("dev.milepost.breach.ended.v1", BreachEvent.class),
    CORRECTIVE_PLAN_OPENED("dev.milepost.correctiveplan.opened.v1", CorrectivePlanEvent.class),
    CORRECTIVE_PLAN_CHANGED("dev.milepost.correctiveplan.changed.v1", CorrectivePlanEvent.class),
    CORRECTIVE_PLAN_ENDED("dev.milepost.correctiveplan.ended.v1", CorrectivePlanEvent.class),
    REMINDER_SENT("dev.milepost.reminder.sent.v1", ReminderEvent.class),
    REMINDER_FAILED("dev.milepost.reminder.failed.v1", ReminderEvent.class),
    REMINDER_ESCALATED("dev.milepost.reminder.escalated.v1", ReminderEvent.class),
    REMINDER_ACKNOWLEDGED("dev.milepost.reminder.acknowledged.v1", ReminderEvent.class),
    MILESTONE_APPROACHING("dev.milepost.milestone.approaching.v1", MilestoneDueEvent.class),
    MILESTONE_OVERDUE("dev.milepost.milestone.overdue.v1", MilestoneDueEvent.class),
    WEBHOOK_DISABLED("dev.milepost.webhook.disabled.v1", WebhookEvent.class),
    REPORT_READY("dev.milepost.report.ready.v1", ReportEvent.class),
    REPORT_WITHDRAWN("dev.milepost.report.withdrawn.v1", ReportEvent.class);

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, type -> type));

    private final String wireName;
    private final Class<? extends EventData> dataType;

    EventType(String wireName, Class<? extends EventData> dataType) {
        this.wireName = wireName;
        this.dataType = dataType;
    }

    /** The CloudEvents {@code type}. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The record that {@code data} is read into. */
    public Class<? extends EventData> dataType() {
        return dataType;
    }

    /** The type of that wire name, or null for one that this version does not know: a consumer skips those. */
    @JsonCreator
    public static @Nullable EventType ofWireName(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }
}
