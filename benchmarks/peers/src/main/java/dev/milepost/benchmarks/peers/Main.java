package dev.milepost.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;

/**
 * Runs the peer that the first argument names. Each line of the input is a command, {@code start} or {@code stop}, whose
 * answer is one line of output, or {@code signal}, which has none. The end of the input ends it, also when the benchmark was killed.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        try (Peer peer = peer(arguments);
                var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            answer("ready");
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                switch (command) {
                    case "start" -> {
                        peer.start();
                        answer("started");
                    }
                    case "signal" -> peer.signal();
                    case "stop" -> answer(peer.stop());
                    default -> throw new IOException("there is no command " + command);
                }
            }
        }
        System.exit(0); // whatever threads a library left
    }

    /** The peers about a database know it by {@code url user password}, those about Kafka by its address and password. */
    private static Peer peer(String[] a) throws Exception {
        return switch (a[0]) {
            case "claim-loop" -> new ClaimLoop(Database.of(a[1], a[2], a[3]), a[4]);
            case "db-scheduler" -> new DbScheduler(Database.of(a[1], a[2], a[3]), a[4]);
            case "arrivals" -> new Arrivals(new Kafka(a[1], a[2]), a[3], a[4]);
            case "relay" -> new BareRelay(Database.single(a[1], a[2], a[3]), new Kafka(a[4], a[5]), a[6]);
            case "debezium" -> new DebeziumRelay(new Kafka(a[1], a[2]), a[3], a[4]);
            case "mail" ->
                new Burst(Integer.parseInt(a[1]), Integer.parseInt(a[2]), () -> new BareMail(a[3], a[4], a[5]));
            case "http" -> {
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                yield new Burst(Integer.parseInt(a[1]), Integer.parseInt(a[2]), () -> new BareHttp(client, a[3]));
            }
            default -> throw new IOException("there is no peer " + a[0]);
        };
    }

    private static void answer(String line) {
        System.out.println(line);
    }
}
