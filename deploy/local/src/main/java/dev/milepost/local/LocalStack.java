package dev.milepost.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of Milepost on this machine: the four parts and, on top of them, the three services. For {@code ./milepost up},
 * the end-to-end tests and the benchmarks. Parts are named "mariadb", "kafka", "mail", "keycloak", "milestone-service",
 * "alert-service" and "analytics-service".
 */
public final class LocalStack implements AutoCloseable {
    private final Installation installation;
    private final Workspace workspace;
    private final ServiceEnvironment environment;
    private final LocalMariaDb mariadb;
    private final LocalKafka kafka;
    private final LocalMail mail;
    private final LocalKeycloak keycloak;
    private final List<LocalService> services;

    /** @param clockStart when business time starts in the services; null: at the real time */
    public LocalStack(Installation installation, Workspace workspace, StackPorts ports, @Nullable Instant clockStart) {
        this(installation, workspace, ports, clockStart, List.of());
    }

    /** @param databaseSql statements that MariaDB's root runs at each start, such as an account for what reads along */
    public LocalStack(
            Installation installation,
            Workspace workspace,
            StackPorts ports,
            @Nullable Instant clockStart,
            List<String> databaseSql) {
        this.installation = installation;
        this.workspace = workspace;
        this.mariadb = new LocalMariaDb(installation, workspace, ports.mariadb(), databaseSql);
        this.kafka = new LocalKafka(installation, workspace, ports.kafka());
        this.mail = new LocalMail(installation, workspace, ports.smtp(), ports.mailbox());
        this.keycloak = new LocalKeycloak(installation, workspace, ports.keycloak());
        this.environment = new ServiceEnvironment(ports, clockStart);
        this.services = List.of(
                new LocalService(installation, workspace, "milestone", ports.milestone(), environment.of("milestone")),
                new LocalService(installation, workspace, "alert", ports.alert(), environment.of("alert")),
                new LocalService(installation, workspace, "analytics", ports.analytics(), environment.of("analytics")));
    }

    /** A stack of its own for a test: free ports, and its files below the directory. */
    public static LocalStack onFreePorts(Path directory) {
        return onFreePorts(directory, null);
    }

    /** The same with business time starting at the given instant. */
    public static LocalStack onFreePorts(Path directory, @Nullable Instant clockStart) {
        return new LocalStack(
                Installation.locate(), new Workspace(directory.toAbsolutePath()), StackPorts.free(), clockStart);
    }

    /** Starts everything and returns when all of it is ready; on a failure nothing keeps running. */
    public LocalStack start() {
        startParts(Progress.SILENT);
        startServices(Progress.SILENT);
        return this;
    }

    /** Starts what the services need: MariaDB, Kafka, mail and Keycloak, beside each other. */
    public void startParts(Progress progress) {
        Leftovers.end(workspace);
        start(List.of(mariadb, kafka, mail, keycloak), progress);
    }

    /** Starts the services; their parts run already. */
    public void startServices(Progress progress) {
        start(services, progress);
    }

    private void start(List<? extends Part> parts, Progress progress) {
        // Before anything starts: a taken port is known at once, not after half a minute.
        parts.forEach(Part::requireFreePorts);
        progress.waitingFor(parts.stream().map(Part::name).toList());
        var begin = System.nanoTime();
        try {
            Together.run(parts.stream().map(part -> () -> {
                part.start();
                progress.ready(part.name(), Duration.ofNanos(System.nanoTime() - begin));
            }));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** A second process of a service, such as "alert", on a free port and the same data; the caller starts and stops it. */
    public LocalService replica(String service) {
        return new LocalService(installation, workspace, service, "-2", Ports.free(), environment.of(service));
    }

    /** Stops everything in reverse order. The data stays. */
    @Override
    public void close() {
        Together.run(services.stream().map(service -> service::stop));
        Together.run(keycloak::stop, mail::stop);
        kafka.stop();
        mariadb.stop();
    }

    /** The part of the name, to kill, stop or restart. */
    public Part part(String name) {
        return all().filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is none of %s".formatted(name, all().map(Part::name).collect(Collectors.joining(", ")))));
    }

    /** The address of a service, such as "milestone-service", without a path. */
    public URI url(String service) {
        return service(service).address();
    }

    /** The service of the name, such as "milestone-service". */
    public LocalService service(String name) {
        return services.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no service"));
    }

    List<LocalService> services() {
        return services;
    }

    Workspace workspace() {
        return workspace;
    }

    public LocalMariaDb mariadb() {
        return mariadb;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    public LocalMail mail() {
        return mail;
    }

    public LocalKeycloak keycloak() {
        return keycloak;
    }

    /** A new access token for a demo user, such as "aurora-manager". */
    public String token(String user) {
        return keycloak.token(user);
    }

    /** Completes with the first running part that ends. */
    CompletableFuture<Part> firstEnd() {
        var ends = all().filter(Part::isRunning).map(Part::onExit).toList();
        return CompletableFuture.anyOf(ends.toArray(CompletableFuture[]::new)).thenApply(Part.class::cast);
    }

    private Stream<Part> all() {
        return Stream.concat(Stream.of(mariadb, kafka, mail, keycloak), services.stream());
    }
}
