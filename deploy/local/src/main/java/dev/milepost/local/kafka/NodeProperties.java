package dev.milepost.local.kafka;

import static java.util.stream.Collectors.joining;

import dev.milepost.local.Accounts;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/** The broker's configuration. Both listeners are on loopback and ask for a user; nothing is allowed by default. */
final class NodeProperties {
    private static final String FIXED = """
            process.roles=broker,controller
            node.id=1
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=CLIENTS
            listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
            sasl.enabled.mechanisms=PLAIN
            sasl.mechanism.inter.broker.protocol=PLAIN
            sasl.mechanism.controller.protocol=PLAIN
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            allow.everyone.if.no.acl.found=false
            auto.create.topics.enable=false
            log.retention.ms=-1
            offsets.retention.minutes=5256000
            min.insync.replicas=1
            default.replication.factor=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=4
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            # After a kill the controller takes the broker back only when its old session is over.
            broker.session.timeout.ms=4000
            broker.heartbeat.interval.ms=500
            """;

    private NodeProperties() {}

    static Properties of(Path data, int port, int controllerPort) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(FIXED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.setProperty(
                "listeners", "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.setProperty("log.dirs", data.resolve("log").toString());
        properties.setProperty("super.users", "User:" + Accounts.KAFKA_ADMIN);
        properties.setProperty("listener.name.clients.plain.sasl.jaas.config", jaasConfig(Accounts.SERVICES.stream()));
        properties.setProperty("listener.name.controller.plain.sasl.jaas.config", jaasConfig(Stream.of()));
        return properties;
    }

    /** Who the broker is when it calls, and whom it lets in: itself and the given users. */
    private static String jaasConfig(Stream<String> users) {
        var admin = Accounts.KAFKA_ADMIN;
        var known = Stream.concat(Stream.of(admin), users)
                .map(user -> "user_%s=\"%s\"".formatted(user, Accounts.password(user)))
                .collect(joining(" "));
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\" %s;"
                .formatted(admin, Accounts.password(admin), known);
    }
}
