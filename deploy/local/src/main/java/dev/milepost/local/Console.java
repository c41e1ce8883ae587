package dev.milepost.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Tells the user how the start goes on, and what to do with the stack that runs. */
final class Console implements Progress {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final Set<String> awaited = new ConcurrentSkipListSet<>();

    Console(PrintStream out) {
        this.out = out;
    }

    /** From now on says every ten seconds what the start waits for: the first one unpacks and builds for a minute. */
    void remindOfAwaited() {
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory())
                .scheduleAtFixedRate(this::sayAwaited, PATIENCE.toSeconds(), PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void sayAwaited() {
        if (!awaited.isEmpty()) {
            out.println("  still waiting for " + String.join(", ", awaited) + " ...");
        }
    }

    @Override
    public void waitingFor(List<String> parts) {
        awaited.addAll(parts);
        out.println("Starting " + String.join(", ", parts) + " ...");
    }

    @Override
    public void ready(String part, Duration after) {
        awaited.remove(part);
        out.printf("  %-18s ready after %s%n", part, seconds(after));
    }

    void stopping() {
        awaited.clear();
        out.println("Stopping ...");
    }

    void welcome(LocalStack stack, List<LocalService> services, Duration after) {
        out.printf("%nMilepost is ready after %s. Ctrl-C stops all of it; the data stays.%n%n", seconds(after));
        for (var service : services) {
            row(service.name(), service.address() + "  (specification: /q/openapi, health: /q/health)");
        }
        row("Keycloak", "%s  (admin, %s)".formatted(stack.keycloak().address(), Accounts.password("admin")));
        row("mailbox", stack.mail().mailbox() + "  (in memory: empty after each start)");
        row("SMTP", "127.0.0.1:" + stack.mail().smtpPort());
        row(
                "MariaDB",
                "127.0.0.1:%d  (milestone, %s; likewise alert and analytics)"
                        .formatted(stack.mariadb().port(), Accounts.password("milestone")));
        row(
                "Kafka",
                "%s  (SASL PLAIN with the same users, and admin, %s)"
                        .formatted(stack.kafka().bootstrapServers(), Accounts.password("admin")));
        row("logs", stack.workspace().directory().resolve("logs").toString());
        out.printf(
                """

                Demo users of the tenants aurora and borealis, all with the password %s:
                  aurora-viewer  aurora-contributor  aurora-manager  aurora-approver  aurora-finance  aurora-admin
                  aurora-supplier (a contributor of the party hochbau), and the same for borealis-... (steelworks)

                A token and a first call, to paste into another terminal:
                  TOKEN=$(curl -s -d grant_type=password -d client_id=milepost-cli -d username=aurora-manager \\
                    -d password=%s %s/protocol/openid-connect/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  curl -s -H "Authorization: Bearer $TOKEN" %s/api/v1/contracts
                """,
                LocalKeycloak.DEMO_PASSWORD,
                LocalKeycloak.DEMO_PASSWORD,
                stack.keycloak().realm(),
                stack.url("milestone-service"));
    }

    private void row(String name, String value) {
        out.printf("  %-18s %s%n", name, value);
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
