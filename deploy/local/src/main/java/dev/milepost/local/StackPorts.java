package dev.milepost.local;

import java.util.Map;

/** The ports of a whole stack, all on 127.0.0.1. */
public record StackPorts(
        int milestone, int alert, int analytics, int keycloak, int mariadb, int kafka, int smtp, int mailbox) {
    /** Free ports, for a stack that runs beside others. */
    public static StackPorts free() {
        return new StackPorts(
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free());
    }

    /** The default ports, or what the variables MILEPOST_PORT_MILESTONE and so on say. */
    public static StackPorts of(Map<String, String> environment) {
        return new StackPorts(
                port(environment, "MILESTONE", 8081),
                port(environment, "ALERT", 8082),
                port(environment, "ANALYTICS", 8083),
                port(environment, "KEYCLOAK", 8180),
                port(environment, "MARIADB", 13306),
                port(environment, "KAFKA", 19092),
                port(environment, "SMTP", 3025),
                port(environment, "MAILBOX", 8025));
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        var variable = "MILEPOST_PORT_" + name;
        var text = environment.getOrDefault(variable, "");
        if (text.isBlank()) {
            return otherwise;
        }
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65535) {
            throw new StackException(
                    "%s is \"%s\", which is no port: give a number from 1 to 65535.".formatted(variable, text));
        }
        return Integer.parseInt(text);
    }
}
