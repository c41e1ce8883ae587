package dev.milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An empty MariaDB data directory, made once. A new server copies it, which is quicker than to install its system tables
 * anew. Does what the script mariadb-install-db does, but for the help texts and the test database.
 */
record MariaDbTemplate(Installation installation) {
    private static final List<String> SYSTEM_TABLES = List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql");

    Path ready() {
        var home = installation.mariadb();
        var template = home.resolveSibling("empty-data");
        if (!Files.isDirectory(template)) {
            Locked.run(home.resolveSibling("template.lock"), () -> {
                if (!Files.isDirectory(template)) {
                    install(home, template);
                }
            });
        }
        return template;
    }

    private static void install(Path home, Path template) {
        var unfinished = template.resolveSibling("empty-data.unfinished");
        Trees.delete(unfinished);
        var log = template.resolveSibling("install.log");
        try {
            Files.createDirectories(unfinished);
            var command = new ArrayList<>(program(home, unfinished));
            command.addAll(List.of("--bootstrap", "--log-warnings=0", "--max-allowed-packet=8M"));
            var process = process(home, command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start();
            try (var sql = process.outputWriter()) {
                sql.write("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\n");
                // Root exists for this account of the operating system, over the socket, without a password.
                sql.write("SET @auth_root_socket='%s';\n".formatted(System.getProperty("user.name")));
                for (var script : SYSTEM_TABLES) {
                    sql.write(Files.readString(home.resolve("share").resolve(script)));
                    sql.write("\n");
                }
            }
            if (process.waitFor() != 0) {
                throw new StackException("MariaDB cannot make its system tables; its log is %s.".formatted(log));
            }
            Files.move(unfinished, template, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("MariaDB cannot make its system tables; its log is " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server and the options that both its installation and its operation need. */
    static List<String> program(Path home, Path data) {
        var command = new ArrayList<>(List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--basedir=" + home,
                "--datadir=" + data,
                "--lc-messages-dir=" + home.resolve("share"),
                // Small, as the template is copied for each test run.
                "--innodb-log-file-size=48M"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        return command;
    }

    static ProcessBuilder process(Path home, List<String> command) {
        var builder = new ProcessBuilder(command);
        // Where the archive brings libraries that the machine lacks; macOS does not look beside the program.
        builder.environment()
                .put("DYLD_FALLBACK_LIBRARY_PATH", home.resolve("libs").toString());
        return builder;
    }
}
