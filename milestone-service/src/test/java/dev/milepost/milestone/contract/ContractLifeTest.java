package dev.milepost.milestone.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.events.ContractStatus;
import dev.milepost.events.NoticeGiven;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContractLifeTest {
    private static final LocalDate END = LocalDate.of(2027, 12, 31);

    private final ContractLife life = new ContractLife();

    @Test
    void aLongerTermTakesItsNoticesAndTheTermThatWasAgreedAlong() {
        life.renew(1, END);
        life.note(notice(END.plusYears(1)));
        life.suspend(LocalDate.of(2028, 3, 1), "Finds");

        int days = life.resume(LocalDate.of(2028, 4, 1), "Free", true);

        assertThat(days).isEqualTo(31);
        assertThat(life.firstEndsOn()).isEqualTo(END.plusDays(31));
        assertThat(life.notices().getFirst().termEndsOn())
                .isEqualTo(END.plusYears(1).plusDays(31));
    }

    @Test
    void aTermThatStaysKeepsThem() {
        life.note(notice(END));
        life.suspend(LocalDate.of(2027, 3, 1), "Finds");
        life.resume(LocalDate.of(2027, 4, 1), "Free", false);

        assertThat(life.firstEndsOn()).isNull();
        assertThat(life.notices().getFirst().termEndsOn()).isEqualTo(END);
        assertThat(life.suspensions().getFirst().resumedOn()).isEqualTo("2027-04-01");
    }

    @Test
    void theFirstEndStaysOverAllRenewals() {
        life.renew(1, END);
        life.renew(2, END.plusYears(1));

        assertThat(life.firstEndsOn()).isEqualTo(END);
        assertThat(life.renewals()).isEqualTo(2);

        life.forgetRenewals();

        assertThat(life.firstEndsOn()).isNull();
        assertThat(life.renewals()).isZero();
    }

    @Test
    void onlyTheTableSaysWhichStepIsLegal() {
        assertThat(ContractAction.namesAllowedIn(ContractStatus.DRAFT)).containsExactly("activate");
        assertThat(ContractAction.namesAllowedIn(ContractStatus.ACTIVE))
                .containsExactly("suspend", "complete", "terminate");
        assertThat(ContractAction.namesAllowedIn(ContractStatus.SUSPENDED)).containsExactly("resume", "terminate");
        assertThat(ContractAction.namesAllowedIn(ContractStatus.EXPIRED)).containsExactly("complete");
        assertThat(ContractAction.namesAllowedIn(ContractStatus.TERMINATED)).isEmpty();
        assertThat(ContractAction.namesAllowedIn(ContractStatus.COMPLETED)).isEmpty();
        assertThat(ContractAction.EXPIRE.from(ContractStatus.ACTIVE)).isEqualTo(ContractStatus.EXPIRED);
        assertThatThrownBy(() -> ContractAction.RENEW.from(ContractStatus.SUSPENDED))
                .isInstanceOf(HttpProblem.class);
    }

    private static NoticeGiven notice(LocalDate termEndsOn) {
        return new NoticeGiven(
                new UUID(0, 1), END, null, null, null, termEndsOn, null, false, null, "Mara Lind", Instant.EPOCH);
    }
}
