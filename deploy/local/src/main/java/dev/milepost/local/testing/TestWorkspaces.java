package dev.milepost.local.testing;

import dev.milepost.local.Workspace;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A new directory below the module's target for each test run, so that runs beside each other do not meet. */
final class TestWorkspaces {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestWorkspaces() {}

    static Workspace create() {
        var name = ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        return new Workspace(Path.of("target", "local-stack").toAbsolutePath().resolve(name));
    }
}
