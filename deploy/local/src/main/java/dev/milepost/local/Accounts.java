package dev.milepost.local;

import java.util.List;

/**
 * The accounts of the local stack. Their passwords are public, as all of it listens on loopback only; what matters is
 * that every service has an account of its own with no more rights than it needs, as in production.
 */
public final class Accounts {
    /** The services that have a schema, a database user and a Kafka user; named without "-service". */
    public static final List<String> SERVICES = List.of("milestone", "alert", "analytics");

    /** May do everything in Kafka. Services never use it. */
    public static final String KAFKA_ADMIN = "admin";

    /** Signs in to the mail server to send. */
    public static final String MAIL_SENDER = "alert";

    private Accounts() {}

    /** The password of a database, Kafka or mail account. */
    public static String password(String account) {
        return account + "-local";
    }
}
