package dev.milepost.milestone.deadline;

import dev.milepost.events.Anchor;

/** What anchors are called in a trace. */
public final class AnchorNames {
    private AnchorNames() {}

    /** The anchor in words. */
    public static String of(Anchor anchor) {
        return switch (anchor.kind()) {
            case DATE -> "the day " + anchor.date();
            case SIGNATURE -> "the day the contract was signed";
            case START -> "the first day of the contract's term";
            case END -> "the last day of the contract's term";
            case RENEWAL -> "the first day after the contract's term";
            case MILESTONE_DUE -> "the due date of milestone " + anchor.milestoneId();
            case MILESTONE_MET -> "the day milestone " + anchor.milestoneId() + " was met";
            case EVENT -> "the event '" + anchor.event() + "'";
        };
    }
}
