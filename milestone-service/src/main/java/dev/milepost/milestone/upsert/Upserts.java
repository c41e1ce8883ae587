package dev.milepost.milestone.upsert;

import dev.milepost.kit.http.ExpectedVersion;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** How upserts answer. */
final class Upserts {
    private Upserts() {}

    /** 201 with the address of what was created, 200 otherwise. */
    static Response answer(Upserted<?> done, String collection, UriInfo uri) {
        Response.ResponseBuilder answer = done.effect() == UpsertEffect.CREATED
                ? Response.created(uri.getBaseUriBuilder()
                        .path(collection)
                        .path(done.id().toString())
                        .build())
                : Response.ok();
        return answer.entity(done.view())
                .tag(ExpectedVersion.tag(done.version()))
                .build();
    }
}
