package dev.milepost.kit.tenant;

import static dev.milepost.local.testing.SignedTokens.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.milepost.kit.app.Note;
import dev.milepost.kit.time.Ids;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No data crosses tenants, and without a tenant there is no data. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class TenantQTest {
    private final UUID id = new Ids().next();

    @Inject
    EntityManager entities;

    @Inject
    TenantScope tenants;

    @Inject
    CurrentTenant current;

    @Test
    void anotherTenantsRowsAreNotThere() {
        write("aurora");
        assertThat(text("aurora")).isEqualTo("aurora's");
        assertThat(text("borealis")).isNull();
        assertThat(inTransaction("borealis", () -> all().size())).isZero();
        assertThat(inTransaction("aurora", () -> all().size())).isOne();

        given().auth()
                .oauth2(token("borealis", "manager"))
                .get("/notes/" + id)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(token("aurora", "manager"))
                .get("/notes/" + id)
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(token("borealis", "manager"))
                .get("/notes")
                .then()
                .statusCode(200)
                .body("id", not(hasItem(id.toString())));
    }

    @Test
    void bulkStatementsReachOwnRowsOnly() {
        write("aurora");
        int changed = inTransaction(
                "borealis",
                () -> entities.createQuery("update Note set text = 'mine now' where id = :id")
                        .setParameter("id", id)
                        .executeUpdate());
        int deleted = inTransaction(
                "borealis",
                () -> entities.createQuery("delete Note where id = :id")
                        .setParameter("id", id)
                        .executeUpdate());
        assertThat(changed).isZero();
        assertThat(deleted).isZero();
        assertThat(text("aurora")).isEqualTo("aurora's");
    }

    @Test
    void withoutATenantThereIsNoSession() throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            thread.submit(() -> {
                        var context = Arc.container().requestContext();
                        context.activate();
                        try {
                            assertThatThrownBy(() ->
                                            QuarkusTransaction.requiringNew().run(this::all))
                                    .hasStackTraceContaining("no tenant, no session");
                        } finally {
                            context.terminate();
                        }
                    })
                    .get();
        }
    }

    @Test
    void aScopeWithinAScopeEndsWithIt() {
        tenants.run("aurora", () -> {
            tenants.run("borealis", () -> assertThat(current.get()).isEqualTo("borealis"));
            assertThat(current.get()).isEqualTo("aurora");
            assertThatThrownBy(() -> tenants.run("borealis", () -> {
                        throw new IllegalStateException("lost");
                    }))
                    .hasMessage("lost");
            assertThat(current.get()).isEqualTo("aurora");
        });
    }

    private void write(String tenant) {
        inTransaction(tenant, () -> {
            entities.persist(new Note(id, tenant + "'s"));
            return 0;
        });
    }

    private @Nullable String text(String tenant) {
        return inTransaction(tenant, () -> {
            Note note = entities.find(Note.class, id);
            return note == null ? null : note.text();
        });
    }

    private List<Note> all() {
        return entities.createQuery("from Note where id = :id", Note.class)
                .setParameter("id", id)
                .getResultList();
    }

    private <T extends @Nullable Object> T inTransaction(String tenant, Supplier<T> work) {
        return tenants.call(tenant, () -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
