package dev.milepost.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One Kafka node (broker and controller) with Milepost's topics. Clients sign in with SASL/PLAIN; what each service may
 * read and write is set by ACLs, and what is not allowed is refused.
 */
public final class LocalKafka extends Part {
    private final Installation installation;
    private final int port;
    private final List<String> jvmOptions;
    // Only the node itself talks to its controller, so its port needs no configuration.
    private final int controllerPort = Ports.free();

    public LocalKafka(Installation installation, Workspace workspace, int port) {
        this(installation, workspace, port, List.of());
    }

    /** @param jvmOptions such as what makes the start of a short test quicker, and a long run slower */
    public LocalKafka(Installation installation, Workspace workspace, int port, List<String> jvmOptions) {
        super("kafka", workspace);
        this.jvmOptions = List.copyOf(jvmOptions);
        this.installation = installation;
        this.port = port;
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /**
     * The properties that a client needs to connect and to sign in.
     *
     * @param user "milestone", "alert" or "analytics", or {@link Accounts#KAFKA_ADMIN}
     */
    public Map<String, String> clientProperties(String user) {
        return clientProperties(bootstrapServers(), user);
    }

    /** The same for a node that is known by its address only. */
    public static Map<String, String> clientProperties(String bootstrapServers, String user) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                jaasConfig(user));
    }

    private static String jaasConfig(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, Accounts.password(user));
    }

    @Override
    protected List<Port> ports() {
        return List.of(new Port(port, "KAFKA"));
    }

    @Override
    protected void prepare() {
        createdData();
        readyFile().toFile().delete();
    }

    @Override
    protected ProcessBuilder command() {
        var command = Java.command(
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-cp",
                installation.classPath(),
                "dev.milepost.local.kafka.KafkaNode",
                data().toString(),
                Integer.toString(port),
                Integer.toString(controllerPort),
                readyFile().toString()));
        return new ProcessBuilder(command);
    }

    @Override
    protected boolean isReady() {
        return Files.exists(readyFile());
    }

    private Path readyFile() {
        return data().resolve("ready");
    }
}
