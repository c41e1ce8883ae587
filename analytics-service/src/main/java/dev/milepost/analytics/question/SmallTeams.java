package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Values;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Teams whose figures are those of single persons: fewer people than the smallest group answer for their milestones. They
 * are the same for every question, whatever it filters by, so that no difference of two answers tells of one of them; and
 * where all of them together are too few people, the next larger team is kept back with them, as the figures of all less
 * those of the teams shown would tell. As things are now.
 */
@ApplicationScoped
class SmallTeams {
    static final String OWNERS = "SELECT team, COUNT(DISTINCT owner_id) FROM milestone_history"
            + " WHERE tenant_id = ? AND build = ? AND valid_to = '9999-12-31' GROUP BY team";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final FiguresConfig config;

    @Inject
    SmallTeams(DataSource database, CurrentTenant tenant, FiguresConfig config) {
        this.database = database;
        this.tenant = tenant;
        this.config = config;
    }

    /** A team; null for what has none. */
    record Team(@Nullable String name, int people) {}

    /** Their names; null for milestones that have no team. */
    Set<@Nullable String> names() {
        return config.smallestGroup() <= 1 ? new HashSet<>() : names(read(), config.smallestGroup());
    }

    int smallestGroup() {
        return config.smallestGroup();
    }

    static Set<@Nullable String> names(List<Team> teams, int smallest) {
        Set<@Nullable String> small = new HashSet<>();
        int people = 0;
        List<Team> ascending = teams.stream()
                .filter(team -> team.people() > 0) // what nobody answers for tells of nobody
                .sorted(Comparator.comparingInt(Team::people)
                        .thenComparing(Team::name, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        for (Team team : ascending) {
            if (team.people() >= smallest && (small.isEmpty() || people >= smallest)) {
                break;
            }
            small.add(team.name());
            people += team.people();
        }
        return small;
    }

    private List<Team> read() {
        List<Team> teams = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var live = connection.prepareStatement(QuestionReader.LIVE);
                var select = connection.prepareStatement(OWNERS)) {
            live.setString(1, tenant.get());
            select.setString(1, tenant.get());
            try (var build = live.executeQuery()) {
                select.setInt(2, build.next() ? build.getInt(1) : 1);
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    teams.add(new Team(Values.trimmedOrNone(row.getString(1)), row.getInt(2)));
                }
            }
            return teams;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the teams", e);
        }
    }
}
