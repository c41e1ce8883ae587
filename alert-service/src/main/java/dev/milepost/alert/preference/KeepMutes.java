package dev.milepost.alert.preference;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.known.VisibleContracts;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what the caller does not want to hear of. */
@ApplicationScoped
class KeepMutes {
    /** The most contracts and milestones that a person mutes, snoozes not counted. */
    private static final long MOST = 1000;

    private final EntityManager entities;
    private final Mutes mutes;
    private final Known known;
    private final VisibleContracts visible;
    private final Paging paging;
    private final Caller caller;
    private final BusinessClock clock;

    @Inject
    KeepMutes(
            EntityManager entities,
            Mutes mutes,
            Known known,
            VisibleContracts visible,
            Paging paging,
            Caller caller,
            BusinessClock clock) {
        this.entities = entities;
        this.mutes = mutes;
        this.known = known;
        this.visible = visible;
        this.paging = paging;
        this.caller = caller;
        this.clock = clock;
    }

    /** Those that still hold. */
    @Transactional
    Page<MuteView> list(@Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        UUID me = me().id();
        String list = "mutes of " + me;
        List<@Nullable String> after = paging.after(list, cursor);
        List<Mute> rows = entities.createQuery("""
                        from Mute where personId = :me and id > :after and (untilAt is null or untilAt > :now)
                        order by id""", Mute.class)
                .setParameter("me", me)
                .setParameter(
                        "after", after == null ? new UUID(0, 0) : UUID.fromString(String.valueOf(after.getFirst())))
                .setParameter("now", clock.instant())
                .setMaxResults(limit + 1)
                .getResultList();
        return paging.page(list, rows, limit, row -> List.of(row.id.toString()), MuteView::from);
    }

    @Transactional
    MuteView mute(MuteRequest request) {
        UUID me = me().id();
        UUID contract = request.contractId();
        UUID milestone = request.milestoneId();
        new Violations()
                .check((contract == null) != (milestone == null), "contractId", "give either contractId or milestoneId")
                .check(request.until() == null || request.until().isAfter(clock.instant()), "until", "is past")
                .check(contract == null || isSeen(contract), "contractId", "is no contract that you see")
                .check(
                        milestone == null
                                || known.milestone(milestone)
                                        .map(KnownMilestone::contractId)
                                        .filter(this::isSeen)
                                        .isPresent(),
                        "milestoneId",
                        "is no milestone that you see")
                .throwIfAny();
        long count = entities.createQuery(
                        "select count(*) from Mute where personId = :me and kind <> SNOOZE", Long.class)
                .setParameter("me", me)
                .getSingleResult();
        if (count >= MOST) {
            throw ProblemType.CONFLICT.because("You mute " + MOST + " contracts and milestones; end one first.");
        }
        return MuteView.from(
                contract != null
                        ? mutes.keep(me, Mute.Kind.CONTRACT, contract, "", request.until())
                        : mutes.keep(
                                me,
                                Mute.Kind.MILESTONE,
                                Optional.ofNullable(milestone).orElseThrow(),
                                "",
                                request.until()));
    }

    @Transactional
    MuteView read(UUID id) {
        return MuteView.from(mine(id));
    }

    @Transactional
    void end(UUID id) {
        entities.remove(mine(id));
    }

    private Mute mine(UUID id) {
        Mute mute = entities.find(Mute.class, id);
        if (mute == null || !mute.personId.equals(me().id())) {
            throw ProblemType.NOT_FOUND.because("You have no mute " + id + ".");
        }
        return mute;
    }

    private boolean isSeen(UUID contract) {
        return known.contract(contract).filter(visible::contains).isPresent();
    }

    private KnownPerson me() {
        return known.personOf(caller.subject())
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "Nothing is known of you yet: call GET /api/v1/people/me of milestone-service once."));
    }
}
