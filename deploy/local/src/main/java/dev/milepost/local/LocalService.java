package dev.milepost.local;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One of Milepost's services, as packaged in its target/quarkus-app, in the production profile. */
public final class LocalService extends Part {
    private final String service;
    private final Path program;
    private final int port;
    private final Map<String, String> environment;
    private List<String> javaArguments;
    private Duration poll = Duration.ofMillis(250); // its log tells of each look in vain

    /**
     * @param service "milestone", "alert" or "analytics"
     * @param environment what it is configured by, but for its address
     */
    LocalService(
            Installation installation, Workspace workspace, String service, int port, Map<String, String> environment) {
        this(installation, workspace, service, "", port, environment);
    }

    /** @param suffix tells replicas apart, such as "-2" */
    LocalService(
            Installation installation,
            Workspace workspace,
            String service,
            String suffix,
            int port,
            Map<String, String> environment) {
        super(service + "-service" + suffix, workspace);
        this.service = service;
        this.program = installation.root().resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        this.javaArguments = List.of("-jar", program.toString());
        this.port = port;
        this.environment = new HashMap<>(environment);
    }

    /** Sets an environment variable for its next start. */
    public LocalService with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets what java gets in place of {@code -jar} and the program at its next start, and looks closely when it is ready. */
    public LocalService startedBy(List<String> arguments) {
        javaArguments = List.copyOf(arguments);
        poll = Duration.ofMillis(10);
        return this;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether it has been packaged. */
    boolean isBuilt() {
        return Files.exists(program);
    }

    @Override
    protected List<Port> ports() {
        return List.of(new Port(port, service.toUpperCase(Locale.ROOT)));
    }

    @Override
    protected void prepare() {
        if (!isBuilt()) {
            throw new StackException("%s is missing: run \"mvn package -Dquick -DskipTests\".".formatted(program));
        }
    }

    @Override
    protected ProcessBuilder command() {
        var arguments = new ArrayList<>(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        arguments.addAll(javaArguments);
        var builder = new ProcessBuilder(Java.command(arguments.toArray(String[]::new)));
        builder.environment().putAll(environment);
        builder.environment().putIfAbsent("MILEPOST_EVIDENCE_DIRECTORY", data().toString());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return builder;
    }

    @Override
    protected boolean isReady() {
        return Http.succeeds(HttpRequest.newBuilder(URI.create(address() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build());
    }

    @Override
    protected Duration poll() {
        return poll;
    }
}
