package dev.milepost.benchmarks.analytics;

import java.util.List;

/** What a dashboard shows: the whole, by one dimension, and filtered by one. */
final class DashboardQuestions {
    private static final String TEAM = Portfolio.TEAMS.get(3);
    private static final String TYPE = Portfolio.TYPES.getFirst();

    private DashboardQuestions() {}

    static List<Question> of(Portfolio portfolio) {
        String party = portfolio.parties().get(4).toString();
        String ofParty = "counterparty=" + party;
        String isOfParty = " AND m.party_id = '" + party + "'";
        String owner = portfolio.people().get(7).toString();
        String isOfTeam = " AND m.team = '" + TEAM + "'";
        String isOfType = " AND m.type = '" + TYPE + "'";
        return List.of(
                new Completion(List.of(), "", ""),
                new Completion(List.of(), "team=" + TEAM, isOfTeam),
                new Completion(List.of(By.COUNTERPARTY), "", ""),
                new Completion(List.of(By.TYPE), "team=" + TEAM, isOfTeam),
                new Delay(List.of(), "", ""),
                new Delay(List.of(), ofParty, isOfParty),
                new Delay(List.of(By.TYPE), "", ""),
                new Bottlenecks(List.of(By.COUNTERPARTY), "", ""),
                new Bottlenecks(List.of(By.COUNTERPARTY), "type=" + TYPE, isOfType),
                new OnTimeTrend("", ""),
                new OnTimeTrend(ofParty, isOfParty),
                new MoneyDue("", ""),
                new MoneyDue(ofParty, isOfParty),
                new Workload(By.TEAM, "", ""),
                new Workload(By.OWNER, "owner=" + owner, " AND m.owner_id = '" + owner + "'"));
    }
}
