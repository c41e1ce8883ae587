package dev.milepost.milestone.member;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractMemberState;
import dev.milepost.events.ContractRole;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Roles;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who sees a contract, and who is a member of it with which roles. */
@Embeddable
public class MemberList {
    /** As many members as a contract may have: the list travels with each of its events. */
    public static final int MOST = 200;

    private static final MembersColumn COLUMN = new MembersColumn();

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private ContractAccess access = ContractAccess.TENANT;

    @Convert(converter = MembersColumn.class)
    @Column(columnDefinition = "longtext")
    private List<ContractMemberState> members = List.of();

    /** The list of a contract that everybody sees, without members. */
    public MemberList() {}

    /** The list as the columns {@code access} and {@code members} of a contract's row have it. */
    public static MemberList read(String access, String members) {
        MemberList list = new MemberList();
        list.access = ContractAccess.valueOf(access);
        list.members = Objects.requireNonNull(COLUMN.convertToEntityAttribute(members));
        return list;
    }

    public ContractAccess access() {
        return access;
    }

    /** The members, in the order of their ids. */
    public List<ContractMemberState> members() {
        return members;
    }

    /** Whether a person may see the contract, as far as its members go. */
    public boolean isOpenTo(UUID person) {
        return access == ContractAccess.TENANT || roles(person).isPresent();
    }

    /**
     * Whether members may use a realm role here: a member those that their roles name, and every one as MANAGER; who is no
     * member is not restricted.
     */
    public boolean allows(UUID person, String realmRole) {
        return roles(person)
                .map(roles -> realmRole.equals(Roles.VIEWER)
                        || roles.contains(ContractRole.MANAGER)
                        || roles.stream().anyMatch(role -> role.name().equalsIgnoreCase(realmRole)))
                .orElse(true);
    }

    /** What a person is here; empty for who is no member. */
    public Optional<List<ContractRole>> roles(UUID person) {
        return members.stream()
                .filter(member -> member.personId().equals(person))
                .map(ContractMemberState::roles)
                .findFirst();
    }

    /** Whether nobody but that person is a MANAGER. */
    boolean isOnlyManager(UUID person) {
        return roles(person)
                        .filter(roles -> roles.contains(ContractRole.MANAGER))
                        .isPresent()
                && members.stream()
                                .filter(member -> member.roles().contains(ContractRole.MANAGER))
                                .count()
                        == 1;
    }

    /** Lets that many see the contract. */
    public void open(ContractAccess wanted) {
        access = wanted;
    }

    /** Refuses with 409 one member more than there may be. */
    void refuseMore(UUID person) {
        if (members.size() >= MOST && roles(person).isEmpty()) {
            throw ProblemType.CONFLICT.because("The contract has " + MOST + " members, the most there may be.");
        }
    }

    /** Makes a person a member with just these roles; false when they are one already. */
    public boolean put(UUID person, List<ContractRole> roles) {
        ContractMemberState member = new ContractMemberState(person, roles);
        if (members.contains(member)) {
            return false;
        }
        members = Stream.concat(others(person), Stream.of(member))
                .sorted(Comparator.comparing(ContractMemberState::personId))
                .toList();
        return true;
    }

    /** Makes a person no member; false when they are none. */
    public boolean remove(UUID person) {
        if (roles(person).isEmpty()) {
            return false; // an equal list would count as a change of the row
        }
        members = others(person).toList();
        return true;
    }

    private Stream<ContractMemberState> others(UUID person) {
        return members.stream().filter(member -> !member.personId().equals(person));
    }
}
