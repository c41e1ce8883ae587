package dev.milepost.kit.app;

import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and reads notes as a service's resource would. */
@Path("/notes")
@RolesAllowed(Roles.MANAGER)
public class NoteResource {
    private final EntityManager entities;
    private final Ids ids;
    private final Gate gate;

    @Inject
    NoteResource(EntityManager entities, Ids ids, Gate gate) {
        this.entities = entities;
        this.ids = ids;
        this.gate = gate;
    }

    public record NewNote(@NotBlank String text) {}

    public record NoteView(UUID id, String text) {}

    @POST
    @WriteOperation
    public Response write(@NotNull @Valid NewNote note) {
        Note written = new Note(ids.next(), note.text());
        entities.persist(written);
        entities.flush();
        gate.pass(note.text());
        return Response.created(URI.create("/notes/" + written.id()))
                .tag("1")
                .entity(new NoteView(written.id(), written.text()))
                .build();
    }

    @GET
    @Transactional
    public List<NoteView> all(@QueryParam("limit") @Nullable Integer limit, @QueryParam("after") @Nullable UUID after) {
        return entities.createQuery("from Note where ?1 is null or id > ?1 order by id", Note.class)
                .setParameter(1, after)
                .setMaxResults(limit == null ? Integer.MAX_VALUE : limit)
                .getResultStream()
                .map(note -> new NoteView(note.id(), note.text()))
                .toList();
    }

    @GET
    @Path("/{id}")
    @Transactional
    public NoteView one(@PathParam("id") UUID id) {
        Note note = entities.find(Note.class, id);
        if (note == null) {
            throw ProblemType.NOT_FOUND.because("There is no note " + id + ".");
        }
        return new NoteView(note.id(), note.text());
    }

    @GET
    @Path("/broken")
    public Response broken() {
        throw new IllegalStateException("secret inner workings");
    }
}
