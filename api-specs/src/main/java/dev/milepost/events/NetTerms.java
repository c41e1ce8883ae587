package dev.milepost.events;

/** How the days until a payment is due are counted; {@code n} is the net days. */
public enum NetTerms {
    /** The day it was released plus n calendar days. */
    NET,

    /** The last day of the month which that is in ("n days, end of month"). */
    NET_END_OF_MONTH,

    /** The last day of the month of the release, plus n calendar days ("end of month plus n days"). */
    END_OF_MONTH_NET
}
