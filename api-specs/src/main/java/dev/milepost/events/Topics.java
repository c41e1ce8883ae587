package dev.milepost.events;

/** The Kafka topics. Records never expire, but for those of {@link #ANALYTICS}; the key is the stream's id, so a stream stays in one partition. */
public final class Topics {
    /** Parties, people, contracts and all in them; written by milestone-service. */
    public static final String MILESTONES = "milepost.milestones.v1";

    /** Reminders, due dates that come near or are over, webhooks; written by alert-service. */
    public static final String ALERTS = "milepost.alerts.v1";

    /** Reports that are ready for their recipients; written by analytics-service. They hold files, and expire. */
    public static final String ANALYTICS = "milepost.analytics.v1";

    /** Copies of events that a consumer could not fold, with the reason. */
    public static final String DEAD_LETTER = "milepost.dead-letter.v1";

    private Topics() {}
}
