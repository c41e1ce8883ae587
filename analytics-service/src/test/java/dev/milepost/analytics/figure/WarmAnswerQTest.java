package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.read;
import static dev.milepost.local.testing.SignedTokens.subject;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.rollup.RollUpBuild;
import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.ContractMemberState;
import dev.milepost.events.ContractRole;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An answer that was given a moment ago is not given again once anything changed, whether that is counted or only marked: to
 * those who do not see every contract, a member of one and somebody whom no event ever named.
 */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class WarmAnswerQTest extends ServiceTest {
    private static final LocalDate DUE = LocalDate.of(2026, 3, 20);

    @Inject
    RollUpBuild rollUps;

    @Inject
    Scheduler scheduler;

    private final String tenant = "warm-" + UUID.randomUUID().toString().substring(0, 8);
    private final String member = token(tenant, "viewer");
    private final String other = token(tenant, "contributor");
    private final UUID person = UUID.randomUUID();
    private final UUID open = UUID.randomUUID();
    private final UUID closed = UUID.randomUUID();
    private final Story ofOpen = new Story(tenant, open);
    private final Story ofClosed = new Story(tenant, closed);
    private final List<UUID> milestones =
            IntStream.range(0, 3).mapToObj(i -> UUID.randomUUID()).toList();

    /** Marks are counted when the test says so. */
    @BeforeEach
    void nothingCountsByItself() {
        scheduler.pause(RollUpsQTest.JOB);
    }

    @AfterEach
    void countAgain() {
        scheduler.resume(RollUpsQTest.JOB);
    }

    @BeforeEach
    void contracts() {
        Story.of(tenant, Made.person(person, subject(tenant + "-viewer"), "V", null))
                .fold(consumer);
        ofOpen.say(Past.START, EventType.CONTRACT_ACTIVATED, new ContractEvent(Made.contract(open, open), CHANGE));
        ofClosed.say(
                Past.START,
                EventType.CONTRACT_ACTIVATED,
                new ContractEvent(
                        Copy.with(
                                Made.contract(closed, open),
                                "access",
                                ContractAccess.MEMBERS,
                                "members",
                                List.of(new ContractMemberState(person, List.of(ContractRole.VIEWER)))),
                        CHANGE));
        milestones.forEach(id -> say(ofOpen, open, id, MilestoneStatus.PLANNED));
        say(ofClosed, closed, closed, MilestoneStatus.PLANNED);
        fold();
        count();
    }

    @Test
    void changesWithTheNextEvent() throws Exception {
        met(0, 0);

        say(ofOpen, open, milestones.getFirst(), MilestoneStatus.MET);
        fold(); // it is marked
        met(1, 1);
        count();
        met(1, 1);

        say(ofOpen, open, milestones.getLast(), MilestoneStatus.MET);
        fold();
        count(); // before anybody asks
        met(2, 2);

        say(ofClosed, closed, closed, MilestoneStatus.MET);
        fold();
        met(3, 2);
        count();
        met(3, 2);
    }

    /** Asked twice each, so that the second and whatever is asked next could be what is kept. */
    private void met(int toMember, int toOther) throws Exception {
        for (int i = 0; i < 2; i++) {
            for (String question : List.of("completion", "completion?groupBy=type")) {
                assertThat(met(member, question)).as(question).isEqualTo(toMember);
                assertThat(met(other, question)).as(question).isEqualTo(toOther);
            }
        }
    }

    private static int met(String token, String question) throws Exception {
        return read(token, question).at("/groups/0/figures/met").asInt();
    }

    private void fold() {
        ofOpen.fold(consumer);
        ofClosed.fold(consumer);
    }

    private void count() {
        while (rollUps.goOn(tenant, 1)) {
            // all of it
        }
    }

    private static void say(Story story, UUID contract, UUID milestone, MilestoneStatus status) {
        story.say(
                status == MilestoneStatus.MET ? Past.START.plusSeconds(60) : Past.START,
                EventType.MILESTONE_UPDATED,
                new MilestoneEvent(
                        Made.milestone(
                                contract, milestone, contract, status, DUE, status == MilestoneStatus.MET ? DUE : null),
                        CHANGE));
    }
}
