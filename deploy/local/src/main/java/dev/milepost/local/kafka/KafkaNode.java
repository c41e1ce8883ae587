package dev.milepost.local.kafka;

import dev.milepost.local.Accounts;
import dev.milepost.local.LocalKafka;
import dev.milepost.local.ParentWatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * Runs one Kafka node in this JVM: formats its storage if it is new, starts it, makes topics and ACLs, and then creates
 * the file that says it is ready.
 */
public final class KafkaNode {
    private KafkaNode() {}

    /** Arguments: data directory, port for clients, port of the controller, file to create when ready. */
    public static void main(String[] args) throws Exception {
        ParentWatch.endWithParent();
        var data = Path.of(args[0]);
        var port = Integer.parseInt(args[1]);
        var properties = NodeProperties.of(data, port, Integer.parseInt(args[2]));
        format(data, properties);

        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-kafka"));
        server.startup();
        try (var admin = Admin.create(adminProperties(port))) {
            TopicsAndRights.create(admin);
        }
        Files.createFile(Path.of(args[3]));
        server.awaitShutdown();
    }

    private static Map<String, Object> adminProperties(int port) {
        return Map.copyOf(LocalKafka.clientProperties("127.0.0.1:" + port, Accounts.KAFKA_ADMIN));
    }

    private static void format(Path data, Properties properties) throws Exception {
        var file = data.resolve("server.properties");
        // To a stream, not to a writer: it is read as Latin-1, for which the path may need escapes.
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        if (Files.exists(data.resolve("log/meta.properties"))) {
            return;
        }
        var exit = StorageTool.execute(
                new String[] {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()},
                System.out);
        if (exit != 0) {
            throw new IllegalStateException("Kafka's storage in " + data + " cannot be formatted");
        }
    }
}
