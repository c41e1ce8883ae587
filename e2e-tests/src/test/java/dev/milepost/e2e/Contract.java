package dev.milepost.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An ACTIVE contract in UTC with milestones that the manager owns; made for a test. */
record Contract(String path, List<String> milestones) {
    static Contract withMilestones(Client manager, int count, String dueDate) {
        String me =
                manager.get("/api/v1/people/me").expect(200).body().path("id").asText();
        String id = manager.post(
                        "/api/v1/contracts",
                        Map.of(
                                "reference",
                                "E2E-" + UUID.randomUUID(),
                                "title",
                                "Contract under test",
                                "timeZone",
                                "UTC",
                                "value",
                                Map.of("amount", "100000.00", "currency", "EUR")))
                .expect(201)
                .body()
                .path("id")
                .asText();
        String path = "/api/v1/contracts/" + id;
        List<String> milestones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String milestone = manager.post(
                            path + "/milestones",
                            Map.of("title", "Milestone " + i, "type", "DELIVERABLE", "ownerId", me, "dueDate", dueDate))
                    .expect(201)
                    .body()
                    .path("id")
                    .asText();
            milestones.add("/api/v1/milestones/" + milestone);
        }
        manager.act(path, "activate", Map.of()).expect(200);
        return new Contract(path, milestones);
    }

    String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
