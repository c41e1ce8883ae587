package dev.milepost.local.testing;

import dev.milepost.local.Together;
import dev.milepost.local.Workspace;

/** The database and the broker of one test run. */
record TestParts(Workspace workspace, PartBean database, PartBean kafka) {
    void start() {
        Together.run(database.part()::start, kafka.part()::start);
        database.register();
        kafka.register();
    }

    void stop() {
        Together.run(database.part()::stop, kafka.part()::stop);
        database.unregister();
        kafka.unregister();
        workspace.deleteData();
    }
}
