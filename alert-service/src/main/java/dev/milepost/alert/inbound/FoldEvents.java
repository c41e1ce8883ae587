package dev.milepost.alert.inbound;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract.Changed;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.KnownPayment;
import dev.milepost.alert.known.LearnEvents;
import dev.milepost.alert.known.PersonMoved;
import dev.milepost.alert.known.ReportTold;
import dev.milepost.alert.policy.PlanBasis;
import dev.milepost.alert.policy.Rearm;
import dev.milepost.alert.policy.Subject;
import dev.milepost.alert.reminder.ArmReminders;
import dev.milepost.alert.webhook.delivery.FanOut;
import dev.milepost.events.AmendmentEvent;
import dev.milepost.events.BreachEvent;
import dev.milepost.events.CommentEvent;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.CorrectivePlanEvent;
import dev.milepost.events.DelegationEvent;
import dev.milepost.events.DependencyEvent;
import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.ExtensionEvent;
import dev.milepost.events.MilestoneDueEvent;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.ReportEvent;
import dev.milepost.events.WebhookEvent;
import dev.milepost.kit.inbound.EventFold;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what is known up to date and arms, moves or cancels the reminders that depend on it. */
@ApplicationScoped
class FoldEvents implements EventFold {
    private static final Map<EventType, Subject> HAPPENINGS = Map.of(
            EventType.MILESTONE_SUBMITTED, Subject.SUBMITTED,
            EventType.MILESTONE_APPROVED, Subject.APPROVED,
            EventType.MILESTONE_REJECTED, Subject.REJECTED,
            EventType.MILESTONE_RESCHEDULED, Subject.RESCHEDULED);

    private static final String ANALYTICS = "/analytics-service";

    /** From so many milestones on a job arms them, so that the topic is not held up. */
    private static final int BIG = 200;

    private final PlanBasis basis;
    private final LearnEvents learn;
    private final Known known;
    private final ArmReminders arm;
    private final FanOut fanOut;
    private final jakarta.enterprise.event.Event<ReportTold> reports;
    private final jakarta.enterprise.event.Event<PersonMoved> moves;
    private final EntityManager entities;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    FoldEvents(
            PlanBasis basis,
            LearnEvents learn,
            Known known,
            ArmReminders arm,
            FanOut fanOut,
            jakarta.enterprise.event.Event<ReportTold> reports,
            jakarta.enterprise.event.Event<PersonMoved> moves,
            EntityManager entities,
            BusinessClock clock,
            Ids ids) {
        this.basis = basis;
        this.learn = learn;
        this.known = known;
        this.arm = arm;
        this.fanOut = fanOut;
        this.reports = reports;
        this.moves = moves;
        this.entities = entities;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void fold(Event event, String json) {
        basis.hold();
        switch (event.data()) {
            case ContractEvent data -> contract(event, data);
            case MilestoneEvent data -> milestone(event, data);
            case PersonEvent data -> person(data);
            case PartyEvent data -> party(data);
            case DelegationEvent data -> delegation(data);
            case DependencyEvent data -> {} // moves no reminder by itself
            case PaymentEvent data -> payment(event, data);
            case CommentEvent data -> comment(event, data);
            case AmendmentEvent data -> {} // what it changes, contracts and milestones tell themselves
            case ExtensionEvent data -> {} // the milestone tells where its date goes
            case BreachEvent data -> {} // nobody is told of breaches yet
            case CorrectivePlanEvent data -> {} // nor of what is done about them
            case ReminderEvent data -> {} // our own
            case MilestoneDueEvent data -> {} // our own
            case WebhookEvent data -> {} // our own
            case ReportEvent data -> reports.fire(new ReportTold(event.knownType(), data.report()));
            case null -> {} // of a newer version
        }
        if (!event.source().equals(ANALYTICS)) { // which has files, for their recipients and nobody else
            fanOut.take(event, json);
        }
    }

    @Override
    public void flush() {
        fanOut.flush();
    }

    private void contract(Event event, ContractEvent data) {
        var contract = data.contract();
        Changed changed = learn.contract(contract, event.knownType() == EventType.CONTRACT_DELETED);
        if (changed == Changed.NOTHING) {
            return;
        }
        List<KnownMilestone> milestones = known.milestonesOf(contract.id());
        if (changed == Changed.WHO_SEES_IT && milestones.size() >= BIG) {
            entities.persist(new Rearm(ids.next(), Rearm.Scope.CONTRACT, contract.id(), clock.instant()));
        } else {
            milestones.forEach(milestone -> arm.arm(milestone, event.time()));
            known.paymentsOf(contract.id()).forEach(payment -> arm.arm(payment, event.time()));
            known.contract(contract.id()).ifPresent(it -> arm.arm(it, event.time()));
        }
    }

    private void milestone(Event event, MilestoneEvent data) {
        var learnt = learn.milestone(data.milestone(), event.knownType() == EventType.MILESTONE_DELETED, event);
        KnownMilestone milestone = learnt.milestone();
        arm.arm(milestone, event.time());
        if (learnt.movesPayments()) {
            known.paymentsOf(milestone).forEach(payment -> arm.arm(payment, event.time()));
        }
        if (learnt.endsRejection()) {
            arm.endRejections(milestone);
        }
        Subject happened = event.knownType() == null ? null : HAPPENINGS.get(event.knownType());
        if (happened != null) {
            tell(happened, event, null, milestone.contractId(), milestone.id(), List.of());
        }
    }

    private void payment(Event event, PaymentEvent data) {
        KnownPayment payment = learn.payment(data.payment());
        arm.arm(payment, event.time());
        if (event.knownType() == EventType.PAYMENT_DUE) {
            tell(Subject.PAYMENT_RELEASED, event, payment.id(), payment.contractId(), payment.milestoneId(), List.of());
        }
    }

    private void comment(Event event, CommentEvent data) {
        var comment = data.comment();
        List<UUID> mentioned = event.knownType() == EventType.COMMENT_ADDED ? comment.mentions() : data.newMentions();
        if (!mentioned.isEmpty()) {
            tell(Subject.MENTIONED, event, comment.id(), comment.contractId(), comment.milestoneId(), mentioned);
        }
    }

    /** Their time zone, country, manager or teams decide plans of milestones in other streams: a job follows them. */
    private void person(PersonEvent data) {
        UUID id = data.person().id();
        boolean wentOver = known.person(id)
                .filter(before ->
                        !Objects.equals(before.partyId(), data.person().partyId()))
                .isPresent();
        boolean hasMoved = known.person(id)
                .filter(before -> !before.isIn(data.person().timeZone()))
                .isPresent();
        if (learn.person(data.person())) {
            entities.persist(new Rearm(ids.next(), Rearm.Scope.PERSON, id, clock.instant()));
        }
        if (hasMoved) {
            moves.fire(new PersonMoved(id));
        }
        if (wentOver) { // a place of a gate that names a role of that party may be theirs now
            entities.persist(new Rearm(ids.next(), Rearm.Scope.MEMBER, id, clock.instant()));
        }
    }

    /** Who had no address was no recipient: of their contracts, in other streams and maybe known before them, a job takes care. */
    private void party(PartyEvent data) {
        if (learn.party(data.party())) {
            entities.persist(
                    new Rearm(ids.next(), Rearm.Scope.PARTY, data.party().id(), clock.instant()));
        }
    }

    /** Who stands in is asked for what waits for the other, in other streams: a job follows. */
    private void delegation(DelegationEvent data) {
        learn.delegation(data.delegation());
        entities.persist(
                new Rearm(ids.next(), Rearm.Scope.PERSON, data.delegation().personId(), clock.instant()));
    }

    private void tell(
            Subject subject,
            Event event,
            @Nullable UUID about,
            UUID contract,
            @Nullable UUID milestone,
            List<UUID> mentioned) {
        arm.tell(subject, event.id(), about, contract, milestone, mentioned, event.time());
    }
}
