package dev.milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One MariaDB server with a schema and a user for each service. Root signs in by the socket in the data directory only;
 * a service's user has rights on its own schema and nothing else.
 */
public final class LocalMariaDb extends Part {
    private static final String BUFFER_POOL = "MILEPOST_MARIADB_BUFFER_POOL";
    private static final String OPTIONS = "MILEPOST_MARIADB_OPTIONS";

    private final Installation installation;
    private final int port;
    private final List<String> extraSql;

    public LocalMariaDb(Installation installation, Workspace workspace, int port) {
        this(installation, workspace, port, List.of());
    }

    /** @param extraSql statements that root runs at each start, such as an account for a test that inspects */
    public LocalMariaDb(Installation installation, Workspace workspace, int port, List<String> extraSql) {
        super("mariadb", workspace);
        this.installation = installation;
        this.port = port;
        this.extraSql = List.copyOf(extraSql);
    }

    public int port() {
        return port;
    }

    /** @param service "milestone", "alert" or "analytics": the name of its schema and of its user */
    public String jdbcUrl(String service) {
        return jdbcUrl(port, service);
    }

    static String jdbcUrl(int port, String service) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, service);
    }

    @Override
    protected List<Port> ports() {
        return List.of(new Port(port, "MARIADB"));
    }

    @Override
    protected void prepare() {
        var template = new MariaDbTemplate(installation).ready();
        if (!Files.exists(data())) {
            Trees.copy(template, data());
        }
    }

    @Override
    protected ProcessBuilder command() {
        var command = new ArrayList<>(MariaDbTemplate.program(installation.mariadb(), data()));
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // Relative to the data directory: the whole path may be longer than a socket's name can be.
                "--socket=mariadb.sock",
                "--pid-file=mariadb.pid",
                "--init-file=" + initFile(),
                "--skip-name-resolve",
                // Nothing leaves loopback, and a certificate made at each start takes seconds.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--default-time-zone=+00:00",
                "--transaction-isolation=READ-COMMITTED",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=" + System.getenv().getOrDefault(BUFFER_POOL, "256M"),
                "--max-connections=300"));
        Stream.of(System.getenv().getOrDefault(OPTIONS, "").split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        return MariaDbTemplate.process(installation.mariadb(), command);
    }

    /** The server reads its init file before it opens its port. */
    @Override
    protected boolean isReady() {
        return Ports.answers(port);
    }

    private Path initFile() {
        var sql = Accounts.SERVICES.stream().map(LocalMariaDb::schemaAndUser).collect(Collectors.joining());
        sql += extraSql.stream().map(statement -> statement + ";\n").collect(Collectors.joining());
        var file = data().resolve("init.sql");
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String schemaAndUser(String service) {
        return """
                CREATE DATABASE IF NOT EXISTS `%1$s`;
                CREATE USER IF NOT EXISTS `%1$s`@`127.0.0.1` IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON `%1$s`.* TO `%1$s`@`127.0.0.1`;
                """.formatted(service, Accounts.password(service));
    }
}
