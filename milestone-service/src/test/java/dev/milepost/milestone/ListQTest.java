package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ServiceTest
class ListQTest {
    private final Api manager = Api.as("aurora", "manager");

    @Test
    void pagesHoldEveryMilestoneOnceInOrderWithTheUndatedLast() {
        String contract = manager.contract(Map.of());
        for (int i = 0; i < 7; i++) {
            manager.milestone(contract, Map.of("title", "M" + i, "dueDate", "2027-0" + (1 + i / 2) + "-15"));
        }
        String undated = "{\"dueDate\": null}";
        manager.patch(manager.milestone(contract, Map.of("title", "undated")), undated)
                .then()
                .statusCode(200);
        String list = "/milestones?limit=3&contractId=" + contract.substring("/contracts/".length());

        List<String> titles = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = manager.get(list + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .then()
                    .statusCode(200);
            titles.addAll(page.extract().<List<String>>path("items.title"));
            cursor = page.extract().path("nextCursor");
            if (cursor != null) {
                page.header("Link", containsString("rel=\"next\""));
            }
        }
        assertThat(titles).containsExactly("M0", "M1", "M2", "M3", "M4", "M5", "M6", "undated");
        manager.get(list.replace("limit=3", "limit=2") + "&sort=-dueDate")
                .then()
                .body("items.title", contains("undated", "M6"));
    }

    @Test
    void filtersNarrowTheList() {
        String contract = manager.contract(Map.of());
        String id = contract.substring("/contracts/".length());
        String me = manager.get("/people/me").then().extract().path("id");
        manager.milestone(
                contract, Map.of("title", "Foundation poured", "type", "DELIVERABLE", "dueDate", "2026-03-01"));
        String roof = manager.milestone(
                contract, Map.of("title", "Roof truss", "type", "REVIEW", "ownerId", me, "dueDate", "2099-05-01"));
        manager.milestone(contract, Map.of("title", "Fundament report", "type", "REPORT", "dueDate", "2099-04-01"));
        manager.activate(contract);
        manager.act(roof, "start", Map.of()).then().statusCode(200);
        String list = "/milestones?contractId=" + id;

        manager.get(list + "&status=IN_PROGRESS").then().body("items.title", contains("Roof truss"));
        manager.get(list + "&status=IN_PROGRESS&status=PLANNED").then().body("items", hasSize(3));
        manager.get(list + "&type=REPORT&type=REVIEW").then().body("items", hasSize(2));
        manager.get(list + "&ownerId=" + me).then().body("items.title", contains("Roof truss"));
        manager.get(list + "&dueFrom=2099-04-01&dueTo=2099-04-30")
                .then()
                .body("items.title", contains("Fundament report"));
        manager.get(list + "&overdue=true")
                .then()
                .body("items.title", contains("Foundation poured"))
                .body("items[0].overdue", equalTo(true));
        manager.get(list + "&overdue=false").then().body("items", hasSize(2));
        manager.get(list + "&text=found").then().body("items.title", contains("Foundation poured"));
        manager.get(list + "&text=ROOF tru").then().body("items.title", contains("Roof truss"));
        manager.get(list + "&text=fun").then().body("items.title", containsInAnyOrder("Fundament report"));
        manager.get(list + "&text=--- (").then().statusCode(200);
        manager.get("/contracts?text=school&limit=200").then().body("items.id", hasItem(id));
        manager.get("/contracts?status=DRAFT&limit=200").then().body("items.id", not(hasItem(id)));
    }
}
