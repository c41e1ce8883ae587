package dev.milepost.deploy;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The environment variables that a service reads, found in its sources. */
final class ServiceSettings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern SETTING = Pattern.compile("(?m)^    [\\w<>.]+ (\\w+)\\(\\);");

    /** What Quarkus and Kafka's client read by themselves, as far as deploy/ sets it. */
    private static final Set<String> OF_LIBRARIES = Set.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SASL_JAAS_CONFIG",
            "QUARKUS_HTTP_PORT",
            "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
            "QUARKUS_HTTP_PROXY_ALLOW_X_FORWARDED",
            "QUARKUS_HTTP_PROXY_ENABLE_FORWARDED_HOST");

    private ServiceSettings() {}

    static Set<String> readBy(String service) {
        Set<String> names = new TreeSet<>(OF_LIBRARIES);
        names.addAll(placeholders(service));
        addMappings(names, "service-kit/src/main/java");
        addMappings(names, service + "/src/main/java");
        return names;
    }

    /** Those that its properties name, and that are for everybody; the others are to tune it. */
    static Set<String> placeholders(String service) {
        Set<String> names = new TreeSet<>();
        addPlaceholders(names, "service-kit/src/main/resources/META-INF/microprofile-config.properties");
        addPlaceholders(names, service + "/src/main/resources/application.properties");
        return names;
    }

    private static void addPlaceholders(Set<String> names, String properties) {
        PLACEHOLDER.matcher(Project.read(properties)).results().forEach(result -> names.add(result.group(1)));
    }

    private static void addMappings(Set<String> names, String sources) {
        for (var file : Project.files(sources, "Config.java")) {
            String source = Project.read(file);
            MAPPING.matcher(source)
                    .results()
                    .forEach(mapping -> SETTING.matcher(source)
                            .results()
                            .forEach(setting -> names.add(variable(mapping.group(1) + "." + setting.group(1)))));
        }
    }

    /** {@code milepost.smtp.plaintextAllowed} is MILEPOST_SMTP_PLAINTEXT_ALLOWED. */
    private static String variable(String property) {
        return property.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
