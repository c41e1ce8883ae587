package dev.milepost.milestone.member;

import static dev.milepost.events.ContractRole.APPROVER;
import static dev.milepost.events.ContractRole.CONTRIBUTOR;
import static dev.milepost.events.ContractRole.MANAGER;
import static dev.milepost.events.ContractRole.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractMemberState;
import dev.milepost.kit.tenant.Roles;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberListTest {
    private static final UUID MARA = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID JAN = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private final MemberList list = new MemberList();

    @Test
    void everybodySeesAContractUntilOnlyItsMembersDo() {
        list.put(MARA, List.of(VIEWER));
        assertThat(list.isOpenTo(JAN)).isTrue();
        list.open(ContractAccess.MEMBERS);
        assertThat(list.isOpenTo(JAN)).isFalse();
        assertThat(list.isOpenTo(MARA)).isTrue();
    }

    @Test
    void aMemberMayUseTheRolesTheyHaveThereAndNobodyElseIsRestricted() {
        list.put(MARA, List.of(CONTRIBUTOR, APPROVER));
        assertThat(List.of(Roles.VIEWER, Roles.CONTRIBUTOR, Roles.APPROVER)).allMatch(role -> list.allows(MARA, role));
        assertThat(List.of(Roles.MANAGER, Roles.FINANCE, Roles.ADMIN)).noneMatch(role -> list.allows(MARA, role));
        assertThat(list.allows(JAN, Roles.MANAGER)).isTrue();
        list.put(MARA, List.of(MANAGER));
        assertThat(List.of(Roles.MANAGER, Roles.FINANCE, Roles.APPROVER)).allMatch(role -> list.allows(MARA, role));
    }

    @Test
    void whatIsSaidAgainIsNoChangeAndRolesAreKeptInOneOrder() {
        assertThat(list.put(MARA, List.of(APPROVER, VIEWER, APPROVER))).isTrue();
        assertThat(list.put(MARA, List.of(VIEWER, APPROVER))).isFalse();
        assertThat(list.put(JAN, List.of(MANAGER))).isTrue();
        assertThat(list.members())
                .containsExactly(
                        new ContractMemberState(MARA, List.of(VIEWER, APPROVER)),
                        new ContractMemberState(JAN, List.of(MANAGER)));
        assertThat(list.isOnlyManager(JAN)).isTrue();
        assertThat(list.isOnlyManager(MARA)).isFalse();
        assertThat(list.remove(MARA)).isTrue();
        assertThat(list.remove(MARA)).isFalse();
    }

    @Test
    void aRowOfTheDatabaseSaysTheSame() {
        String column = "[{\"personId\":\"" + MARA + "\",\"roles\":[\"APPROVER\"]}]";
        MemberList read = MemberList.read("MEMBERS", column);
        assertThat(read.isOpenTo(JAN)).isFalse();
        assertThat(read.roles(MARA)).contains(List.of(APPROVER));
        assertThat(MemberList.read("TENANT", "[]").members()).isEmpty();
    }
}
