package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Values;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Teams whose figures are those of single persons: fewer people than the smallest group answer for their milestones. They
 * are the same for every question, whatever it filters by, so that no difference of two answers tells of one of them; and
 * where all of them together are too few people, the next larger team is kept back with them, as the figures of all less
 * those of the teams shown would tell. Who answers in several teams is one person. As things are now.
 */
@ApplicationScoped
class SmallTeams {
    /** By a group that names the whole index, which has the database jump from one owner to the next. */
    static final String OWNERS = "SELECT team, owner_id FROM milestone_history"
            + " WHERE tenant_id = ? AND build = ? AND valid_to = '9999-12-31' AND owner_id IS NOT NULL"
            + " GROUP BY tenant_id, build, valid_to, team, owner_id";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final FiguresConfig config;

    @Inject
    SmallTeams(DataSource database, CurrentTenant tenant, FiguresConfig config) {
        this.database = database;
        this.tenant = tenant;
        this.config = config;
    }

    /** Their names; null for milestones that have no team. */
    Set<@Nullable String> names() {
        return config.smallestGroup() <= 1 ? new HashSet<>() : names(read(), config.smallestGroup());
    }

    int smallestGroup() {
        return config.smallestGroup();
    }

    /** @param teams who answers for their milestones; what nobody answers for tells of nobody */
    static Set<@Nullable String> names(Map<@Nullable String, Set<UUID>> teams, int smallest) {
        Set<@Nullable String> small = new HashSet<>();
        Set<UUID> people = new HashSet<>();
        List<Map.Entry<@Nullable String, Set<UUID>>> ascending = new ArrayList<>(teams.entrySet());
        ascending.sort(Comparator.comparingInt((Map.Entry<@Nullable String, Set<UUID>> team) ->
                        team.getValue().size())
                .thenComparing(Map.Entry::getKey, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (Map.Entry<@Nullable String, Set<UUID>> team : ascending) {
            if (team.getValue().size() >= smallest && (small.isEmpty() || people.size() >= smallest)) {
                break;
            }
            small.add(team.getKey());
            people.addAll(team.getValue());
        }
        return small;
    }

    private Map<@Nullable String, Set<UUID>> read() {
        Map<@Nullable String, Set<UUID>> teams = new HashMap<>();
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
                    teams.computeIfAbsent(Values.trimmedOrNone(row.getString(1)), none -> new HashSet<>())
                            .add(row.getObject(2, UUID.class));
                }
            }
            return teams;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the teams", e);
        }
    }
}
