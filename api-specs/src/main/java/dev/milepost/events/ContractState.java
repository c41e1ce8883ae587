package dev.milepost.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agreement with parties, term and value.
 *
 * @param version counts its changes from 1; the ETag of the resource
 * @param reference the tenant's own number for it, unique in the tenant
 * @param startsOn first day of the term
 * @param endsOn last day of the term
 * @param timeZone IANA name of the zone its dates are days in
 * @param paymentConditions what holds for all its payments
 * @param calendar id of the calendar its dates are computed with; null for Monday to Friday without holidays
 * @param renewal what happens at the end of the term; null when nothing was agreed
 * @param notice how long before the end of a term notice must be given; null when nothing was agreed
 * @param recordedEvents what happened that dates may be counted from, in the order of recording
 * @param activatedAt when it became ACTIVE, which fixed its baseline
 * @param selfApprovalAllowed whether who submits work may approve it as well
 * @param terminationTerms what it says of its early end
 * @param suspensions when work on it rested, the oldest first
 * @param termination its early end; null when there was none
 * @param renewals how often its term was renewed
 * @param firstEndsOn last day of the term that was agreed; null unless it was renewed
 * @param notices notices that were given, in the order of recording
 * @param access who sees it
 * @param members who is a member of it and as what; who is no member is unrestricted while access is TENANT
 * @param customFields what it has in fields that the tenant defined
 * @param noticeBy the last day to give notice for {@code endsOn}, or for it to be received where it needs delivery; null where
 *     there is none, and in events from before it was told
 * @param noticeSendBy the last day to send that notice; null where giving it is enough
 */
public record ContractState(
        UUID id,
        long version,
        String reference,
        String title,
        @Nullable String description,
        ContractStatus status,
        List<ContractPartyState> parties,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Money value,
        String timeZone,
        @Nullable String calendar,
        @Nullable Renewal renewal,
        @Nullable NoticePeriod notice,
        List<Document> documents,
        List<String> tags,
        List<ExternalId> externalIds,
        @Nullable PaymentConditions paymentConditions,
        @Nullable Instant activatedAt,
        boolean selfApprovalAllowed,
        List<RecordedEvent> recordedEvents,
        List<TerminationTerm> terminationTerms,
        List<Suspension> suspensions,
        @Nullable Termination termination,
        int renewals,
        @Nullable LocalDate firstEndsOn,
        List<NoticeGiven> notices,
        ContractAccess access,
        List<ContractMemberState> members,
        List<CustomFieldValue> customFields,
        @Nullable LocalDate noticeBy,
        @Nullable LocalDate noticeSendBy) {
    public ContractState {
        terminationTerms = terminationTerms == null ? List.of() : terminationTerms;
        suspensions = suspensions == null ? List.of() : suspensions;
        notices = notices == null ? List.of() : notices;
        access = access == null ? ContractAccess.TENANT : access; // events from before there was any
        members = members == null ? List.of() : members;
        customFields = customFields == null ? List.of() : customFields;
        recordedEvents = recordedEvents == null ? List.of() : recordedEvents; // events from before there were any
    }
}
