package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.local.LocalService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The armed rungs: seven of each milestone, a hundred milestones to a contract, all due far in the future. For a round
 * some thousand are made due at a moment that is close; they lie scattered over the tables, each of another milestone.
 */
final class Rungs {
    static final int OF_A_MILESTONE = 7;
    private static final int OF_A_CONTRACT = 100;
    /** How many are committed at once. */
    private static final int PORTION = 100_000;

    private static final Duration LEAD = Duration.ofSeconds(4);
    private static final String TENANT = "aurora";

    private final AlertDatabase database;
    private final int milestones;
    private final int due;
    private final InstantSource clock = InstantSource.system();
    private int next;

    Rungs(AlertDatabase database, int rungs, int due) {
        this.database = database;
        this.milestones = rungs / OF_A_MILESTONE;
        this.due = due;
    }

    /** How many become due in a round. */
    int due() {
        return due;
    }

    /** The most rounds that there are rungs for: each is sent once. */
    private static int mostRounds(int milestones, int due) {
        return OF_A_MILESTONE * (milestones / due);
    }

    /** Refuses what would end in the middle. */
    static void require(Numbers numbers, int rounds) {
        int due = numbers.of("--due");
        int most = mostRounds(numbers.of("--rungs") / OF_A_MILESTONE, due);
        if (most < rounds) {
            throw new BenchException(
                    "There are rungs for %d rounds, and these options need %d: take fewer rounds, a smaller --due, or --rungs %d."
                            .formatted(most, rounds, OF_A_MILESTONE * due * Math.ceilDiv(rounds, OF_A_MILESTONE)));
        }
    }

    /** An id that sorts by {@code number}, as UUIDv7 do by the time they were made. */
    static String id(String kind, String number) {
        return "CAST(CONCAT('0190', INSERT(LPAD(HEX(%2$s), 8, '0'), 5, 0, '-'), '-7000-8000-00000000000%1$s') AS UUID)"
                .formatted(kind, number);
    }

    /**
     * Arms all rungs in portions while the service is down, which has made the tables in its first start: neither waits
     * for the other's rows.
     *
     * @param forPeers what else it is to do meanwhile
     * @return how long the arming took
     */
    Duration fill(LocalService service, Runnable forPeers) {
        service.stop();
        Instant begin = clock.instant();
        fill();
        Duration took = since(begin);
        forPeers.run();
        service.start();
        return took;
    }

    private void fill() {
        database.run("""
                INSERT INTO known_contract (id, tenant_id, reference, title, status, time_zone, deleted)
                SELECT %s, '%s', CONCAT('C-', seq), CONCAT('Contract ', seq), 'ACTIVE', 'Europe/Berlin', FALSE
                FROM seq_0_to_%d""".formatted(id("c", "seq"), TENANT, milestones / OF_A_CONTRACT));
        database.run("""
                INSERT INTO known_person (id, tenant_id, name, email, time_zone, locale, subject)
                SELECT %s, '%s', CONCAT('Person ', seq), CONCAT('person-', seq, '@aurora.example'), 'Europe/Berlin', 'en',
                  CONCAT('person-', seq) FROM seq_0_to_499""".formatted(id("a", "seq"), TENANT));
        database.run("""
                INSERT INTO known_milestone (id, tenant_id, contract_id, title, status, due_date, owner_id, deleted)
                SELECT %s, '%s', %s, CONCAT('Milestone ', seq), 'IN_PROGRESS', '2036-01-31', %s, FALSE
                FROM seq_0_to_%d""".formatted(
                id("b", "seq"), TENANT, id("c", "seq DIV " + OF_A_CONTRACT), id("a", "seq MOD 500"), milestones - 1));
        int rungs = milestones * OF_A_MILESTONE;
        for (int first = 0; first < rungs; first += PORTION) {
            arm(database, "d", 2036, first, Math.min(first + PORTION, rungs) - 1);
        }
        database.run("CREATE TABLE bench_due (id UUID NOT NULL PRIMARY KEY, n INT NOT NULL)");
        database.run("ANALYZE TABLE known_contract, known_person, known_milestone, reminder");
    }

    /**
     * Arms rungs of the milestones of all contracts for moments all over a year.
     *
     * @param kind tells their ids from others
     * @param first of the rungs to arm, from 0, seven to a milestone; {@code last} is armed, too
     */
    private static void arm(AlertDatabase database, String kind, int year, int first, int last) {
        database.run("""
                INSERT INTO reminder (id, tenant_id, contract_id, milestone_id, subject, subject_id, due_date, rung,
                  recipient, channel, state, send_at, reason, zone)
                SELECT %s, '%s', %s, %s, 'DUE_DATE', %s, '%d-01-31',
                  ELT(seq MOD 7 + 1, 'P-30D', 'P-14D', 'P-7D', 'P-1D', 'P0D', 'P1D', 'P7D'), %s, 'EMAIL', 'PLANNED',
                  '%d-01-01' + INTERVAL (seq * 7919) MOD 31536000 SECOND, 'armed', 'Europe/Berlin'
                FROM seq_%d_to_%d""".formatted(
                        id(kind, "seq"),
                        TENANT,
                        id("c", "seq DIV 700"),
                        id("b", "seq DIV 7"),
                        id("b", "seq DIV 7"),
                        year,
                        id("a", "seq DIV 7 MOD 500"),
                        year,
                        first,
                        last));
    }

    /**
     * Does {@code work} while a transaction that has armed further rungs is open, as that of an import of many contracts
     * is; then they are gone again. They are armed for moments before those of all others: a look for what is due meets
     * them first where it ends.
     *
     * @param further how many; of the same milestones for another due date
     */
    <T> T whileArming(int further, String url, Supplier<T> work) {
        try (var importing = new AlertDatabase(url, "alert")) {
            importing.run("SET autocommit = 0");
            arm(importing, "e", 2035, 0, further - 1);
            T result = work.get();
            importing.run("ROLLBACK");
            return result;
        }
    }

    /** The same rungs in a table of the same columns and indexes, for the bare loop. */
    void copyToBare() {
        database.run("CREATE TABLE bare_reminder LIKE reminder");
        database.run("INSERT INTO bare_reminder SELECT * FROM reminder");
        database.run("ANALYZE TABLE bare_reminder");
    }

    /** As many tasks of db-scheduler, due at the same times, in the table that it documents for MariaDB. */
    void copyToScheduler() {
        database.run("""
                CREATE TABLE scheduled_tasks (
                  task_name VARCHAR(100) NOT NULL, task_instance VARCHAR(100) NOT NULL, task_data BLOB,
                  execution_time TIMESTAMP(6) NOT NULL, picked BOOLEAN NOT NULL, picked_by VARCHAR(50),
                  last_success TIMESTAMP(6) NULL, last_failure TIMESTAMP(6) NULL, consecutive_failures INT,
                  last_heartbeat TIMESTAMP(6) NULL, version BIGINT NOT NULL, priority SMALLINT,
                  PRIMARY KEY (task_name, task_instance),
                  INDEX execution_time_idx (execution_time),
                  INDEX last_heartbeat_idx (last_heartbeat),
                  INDEX priority_execution_time_idx (priority DESC, execution_time ASC))
                CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""");
        database.run("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                SELECT 'empty', id, send_at, FALSE, 1 FROM reminder""");
        database.run("ANALYZE TABLE scheduled_tasks");
    }

    /** Chooses the rungs of the next round; each rung is chosen once at most. */
    void choose() {
        int stride = milestones / due;
        int round = next++;
        if (round >= mostRounds(milestones, due)) {
            throw new BenchException("There are only rungs for %d rounds.".formatted(mostRounds(milestones, due)));
        }
        database.run("TRUNCATE TABLE bench_due");
        database.run("INSERT INTO bench_due SELECT %s, seq FROM seq_0_to_%d"
                .formatted(
                        id(
                                "d",
                                "(seq * %d + %d) * %d + %d"
                                        .formatted(stride, round % stride, OF_A_MILESTONE, round / stride)),
                        due - 1));
    }

    /**
     * Makes the chosen rows of {@code table} due from a moment on that is close, and waits for it.
     *
     * @param spread the time over which they become due
     * @return the moment
     */
    Instant makeDue(String table, String column, Duration spread) {
        Instant moment = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(LEAD);
        int changed = database.run(
                "UPDATE %s t JOIN bench_due d ON %s SET t.%s = ? + INTERVAL d.n * %d MICROSECOND"
                        .formatted(
                                table,
                                table.equals("scheduled_tasks")
                                        ? "t.task_name = 'empty' AND t.task_instance = CAST(d.id AS CHAR) COLLATE utf8mb4_bin"
                                        : "t.id = d.id",
                                column,
                                spread.toNanos() / 1000 / due),
                LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
        if (changed != due) {
            throw new BenchException("%d of %d rows of %s were made due.".formatted(changed, due, table));
        }
        Duration left = Duration.between(clock.instant(), moment);
        if (left.isNegative()) {
            throw new BenchException("It took longer than %s to make %d rungs due.".formatted(LEAD, due));
        }
        LockSupport.parkNanos(left.toNanos());
        return moment;
    }

    /** The time since {@code moment}. */
    Duration since(Instant moment) {
        return Duration.between(moment, clock.instant());
    }
}
