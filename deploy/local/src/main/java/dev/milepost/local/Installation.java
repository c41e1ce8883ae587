package dev.milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The programs of the stack below {@code deploy/local/target/stack}: {@code downloads/} and {@code lib/} are filled by
 * Maven, the archives are unpacked beside them once.
 *
 * @param root the repository's root
 */
public record Installation(Path root) {
    /** The installation of the repository that the system property {@code milepost.root} or the working directory names. */
    public static Installation locate() {
        var named = System.getProperty("milepost.root");
        var path = Path.of(named == null ? "" : named).toAbsolutePath().normalize();
        for (var candidate = path; candidate != null; candidate = candidate.getParent()) {
            if (Files.exists(candidate.resolve("deploy/local/pom.xml"))) {
                return new Installation(candidate).complete();
            }
        }
        throw new StackException(
                path + " is not inside the Milepost repository: set -Dmilepost.root to its directory.");
    }

    private Installation complete() {
        if (!Files.isDirectory(stack().resolve("lib"))) {
            throw new StackException(stack() + " is missing: run \"mvn -pl deploy/local package\" once.");
        }
        return this;
    }

    Path stack() {
        return root.resolve("deploy/local/target/stack");
    }

    /** The directory that holds MariaDB's bin and share. */
    Path mariadb() {
        var unpacked = Archive.unpackOnce(download("mariadb"), stack().resolve("mariadb"));
        try (var paths = Files.walk(unpacked)) {
            return paths.filter(path -> Files.exists(path.resolve("bin/mariadbd")))
                    .findFirst()
                    .orElseThrow(() -> new StackException(unpacked + " holds no mariadbd."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keycloak's home directory. */
    Path keycloak() {
        var unpacked = Archive.unpackOnce(download("keycloak"), stack().resolve("keycloak"));
        try (var paths = Files.list(unpacked)) {
            return paths.filter(path -> Files.isDirectory(path.resolve("lib")))
                    .findFirst()
                    .orElseThrow(() -> new StackException(unpacked + " holds no Keycloak."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path of Kafka's and the mail server's JVM. */
    String classPath() {
        return stack().resolve("lib") + "/*" + java.io.File.pathSeparator + ownLocation();
    }

    private Path download(String name) {
        var names = new Properties();
        try (var in = Installation.class.getResourceAsStream("downloads.properties")) {
            names.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stack().resolve("downloads").resolve(names.getProperty(name));
    }

    private static Path ownLocation() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
