package dev.milepost.alert.known;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractMemberState;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A contract, as far as reminders need it. */
@Entity
@Table(name = "known_contract")
@SuppressWarnings("NullAway.Init")
public class KnownContract {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    String reference;
    String title;

    @Enumerated(EnumType.STRING)
    ContractStatus status;

    String timeZone;

    @Nullable
    LocalDate endsOn;

    @Nullable
    LocalDate noticeBy;

    @Nullable
    LocalDate noticeSendBy;

    boolean noticeGiven;

    /** Its custom dates: {@code warranty_ends=2029-03-31}, with a space between. */
    @Column(columnDefinition = "text")
    String customDates = "";

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    ContractAccess access;

    /** The ids of its members, with a space between. */
    @Column(columnDefinition = "text")
    String members;

    /** What they are there: {@code <person>=APPROVER,FINANCE}, with a space between. */
    @Column(columnDefinition = "text")
    String memberRoles = "";

    boolean deleted;

    /** What of a change matters to reminders. */
    public enum Changed {
        NOTHING,
        /** Only who may be told. */
        WHO_SEES_IT,
        /** Whether and when there is anything to tell. */
        DATES
    }

    protected KnownContract() {}

    KnownContract(UUID id) {
        this.id = id;
    }

    /** Takes over what an event says, and says what of it reminders depend on. */
    Changed become(ContractState state, boolean isDeleted) {
        String zone = ZoneId.of(state.timeZone()).getId();
        String who = state.members().stream()
                .map(ContractMemberState::personId)
                .map(UUID::toString)
                .sorted()
                .collect(Collectors.joining(" "));
        String roles = state.members().stream()
                .map(member -> member.personId() + "="
                        + member.roles().stream().map(Enum::name).collect(Collectors.joining(",")))
                .sorted()
                .collect(Collectors.joining(" "));
        NoticeDays notice = NoticeDays.of(state).orElse(null);
        LocalDate by = notice == null ? null : notice.by();
        LocalDate sendBy = notice == null ? null : notice.sendBy();
        boolean given = state.notices().stream()
                .anyMatch(one -> !one.late() && one.termEndsOn().equals(state.endsOn()));
        boolean noticeMoved =
                !Objects.equals(noticeBy, by) || !Objects.equals(noticeSendBy, sendBy) || noticeGiven != given;
        noticeBy = by;
        noticeSendBy = sendBy;
        noticeGiven = given;
        String dates = MilestoneFacts.dates(state.customFields()).entrySet().stream()
                .map(date -> date.getKey() + "=" + date.getValue())
                .collect(Collectors.joining(" "));
        boolean matters = noticeMoved
                || !dates.equals(customDates)
                || status != state.status()
                || !zone.equals(timeZone)
                || deleted != isDeleted
                || !Objects.equals(endsOn, state.endsOn());
        boolean othersSeeIt = access != state.access()
                || access == ContractAccess.MEMBERS && !who.equals(members)
                || !roles.equals(memberRoles); // a gate may wait for whoever has a role
        reference = state.reference();
        title = state.title();
        status = state.status();
        timeZone = zone;
        endsOn = state.endsOn();
        customDates = dates;
        access = state.access();
        members = who;
        memberRoles = roles;
        deleted = isDeleted;
        return matters ? Changed.DATES : othersSeeIt ? Changed.WHO_SEES_IT : Changed.NOTHING;
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public ContractStatus status() {
        return status;
    }

    /** The zone that its dates are days in. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public String title() {
        return title;
    }

    /** The last day of its term, where one was agreed. */
    public @Nullable LocalDate endsOn() {
        return endsOn;
    }

    /**
     * The last day on which notice can be given for the end of the term, or received where it needs delivery; null where none
     * was agreed, or none is found by its calendar.
     */
    public @Nullable LocalDate noticeBy() {
        return noticeBy;
    }

    /** The last day to send that notice; null where giving it is enough. */
    public @Nullable LocalDate noticeSendBy() {
        return noticeSendBy;
    }

    /** Whether notice was given in time for the end of this term. */
    public boolean isNoticeGiven() {
        return noticeGiven;
    }

    /** Its custom fields that hold a date, by key. */
    public Map<String, LocalDate> dates() {
        return customDates.isEmpty()
                ? Map.of()
                : Arrays.stream(customDates.split(" "))
                        .map(date -> date.split("="))
                        .collect(Collectors.toMap(
                                date -> date[0], date -> LocalDate.parse(date[1]), (one, other) -> one, TreeMap::new));
    }

    /**
     * Whether a person may see it, as far as its members go: whom it is not open to is told nothing of it. Their realm role
     * is not known here, so that an administrator hears of a contract of MEMBERS as a member only.
     */
    public boolean isOpenTo(UUID person) {
        return access == ContractAccess.TENANT || members.contains(person.toString());
    }

    /**
     * The members who have {@code realmRole} in it, as places of gates name it. What people may do in the whole realm is
     * not known here, so that of a contract without such members nobody is.
     */
    public List<UUID> membersWith(String realmRole) {
        String role = realmRole.toUpperCase(Locale.ROOT);
        return memberRoles.isEmpty()
                ? List.of()
                : Arrays.stream(memberRoles.split(" "))
                        .map(member -> member.split("="))
                        .filter(member -> member.length == 2
                                && Arrays.asList(member[1].split(",")).contains(role))
                        .map(member -> UUID.fromString(member[0]))
                        .toList();
    }

    public boolean isDeleted() {
        return deleted;
    }
}
