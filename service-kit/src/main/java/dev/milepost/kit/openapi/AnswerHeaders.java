package dev.milepost.kit.openapi;

import dev.milepost.kit.http.Paging;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The headers that answers of a kind have: the {@code Link} that {@link Paging#answer} adds to each page (an operation says that
 * it answers with {@link Paging#PAGE}, and no more), and the {@code Location} of what was created.
 */
final class AnswerHeaders {
    private AnswerHeaders() {}

    static void addTo(Operation operation) {
        APIResponse page = operation.getResponses().getAPIResponse("200");
        if (page != null && Paging.PAGE.equals(page.getDescription())) {
            add(
                    operation,
                    "200",
                    page,
                    "Link",
                    header("rel=next leads to the next page (RFC 8288)", Schema.SchemaType.STRING));
        }
        APIResponse created = operation.getResponses().getAPIResponse("201");
        if (created != null) {
            add(
                    operation,
                    "201",
                    created,
                    "Location",
                    header(
                            "The address of what was created, or of the list that it stands in",
                            Schema.SchemaType.STRING));
        }
    }

    static Header header(String description, Schema.SchemaType type) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().addType(type));
    }

    private static void add(Operation operation, String status, APIResponse answer, String name, Header header) {
        if (answer.getHeaders() == null || !answer.getHeaders().containsKey(name)) {
            APIResponse whole = OASFactory.createAPIResponse() // written in this order
                    .description(answer.getDescription())
                    .headers(answer.getHeaders())
                    .addHeader(name, header)
                    .content(answer.getContent());
            operation.getResponses().addAPIResponse(status, whole);
        }
    }
}
