package dev.milepost.milestone.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far ahead is a setting, and views and filters mean the same by it. */
@ServiceTest
class AtRiskQTest {
    @Inject
    AtRiskConfig config;

    private final Api manager = Api.as("aurora", "manager");

    @AfterEach
    void asItWas() {
        AtRisk.within(config.days());
    }

    @Test
    void operatorsSayHowManyDaysAhead() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Berlin"));
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(
                contract, Map.of("title", "soon", "dueDate", today.plusDays(12).toString()));
        manager.activate(contract);
        String list = "/milestones?contractId=" + contract.substring("/contracts/".length()) + "&atRisk=true";
        for (int days : new int[] {11, 7, 0}) {
            AtRisk.within(days);
            manager.get(milestone).then().body("atRisk", equalTo(false));
            manager.get(list).then().body("items", empty());
        }
        AtRisk.within(12);
        manager.get(milestone).then().body("atRisk", equalTo(true));
        manager.get(list).then().body("items.title", contains("soon")).body("items[0].atRisk", equalTo(true));
    }
}
