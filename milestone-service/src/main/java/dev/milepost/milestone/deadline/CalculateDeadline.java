package dev.milepost.milestone.deadline;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.RecurringRule;
import dev.milepost.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes the date of a rule with given anchors and stores nothing. */
@ApplicationScoped
public class CalculateDeadline {
    private static final int MOST_ANCHORS = 100;

    private final Calendars calendars;

    @Inject
    CalculateDeadline(Calendars calendars) {
        this.calendars = calendars;
    }

    DeadlineView calculate(DeadlineRequest request) {
        Violations found = new Violations();
        DueRules.check(found, "rule", request.rule(), calendars);
        DueRules.calendar(found, "calendar", request.calendar(), calendars);
        Map<Anchor, LocalDate> days = days(found, request.anchors());
        if (request.rule() instanceof RecurringRule) {
            DueRules.day(found, "until", request.until());
        } else {
            found.check(request.until() == null, "until", "is for a RECURRING rule");
        }
        found.throwIfAny();
        String id = request.rule().calendar() == null
                ? request.calendar()
                : request.rule().calendar();
        WorkCalendar calendar =
                id == null ? WorkCalendar.PLAIN : calendars.find(id).orElse(WorkCalendar.PLAIN);
        Trace trace = Trace.kept();
        Deadline deadline = new RuleCalculator(calendar, anchor -> given(days, anchor), trace)
                .calculate(request.rule(), request.until());
        if (deadline instanceof Deadline.Refused(var because)) {
            throw Violations.of("rule", because);
        }
        return DeadlineView.from(deadline, calendar, trace);
    }

    private static Map<Anchor, LocalDate> days(Violations found, List<KnownDay> anchors) {
        found.check(anchors.size() <= MOST_ANCHORS, "anchors", "may have at most " + MOST_ANCHORS + " entries");
        Map<Anchor, LocalDate> days = new HashMap<>();
        for (int i = 0; i < anchors.size(); i++) {
            KnownDay known = anchors.get(i);
            String at = "anchors[" + i + "]";
            if (known == null || known.kind() == null || known.kind() == AnchorKind.DATE) {
                found.add(at + ".kind", "says whose day it is: any kind but DATE");
                continue;
            }
            DueRules.day(found, at + ".date", known.date());
            found.check(!days.containsKey(known.anchor()), at, "the same anchor is given twice");
            days.put(known.anchor(), known.date());
        }
        return days;
    }

    private static AnchorDay given(Map<Anchor, LocalDate> days, Anchor anchor) {
        LocalDate day = days.get(new Anchor(anchor.kind(), null, anchor.milestoneId(), anchor.event(), null));
        String name = AnchorNames.of(anchor);
        return new AnchorDay(day, day == null ? name + ", which the request does not give" : name + ", as given");
    }
}
