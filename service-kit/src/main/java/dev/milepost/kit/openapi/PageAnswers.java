package dev.milepost.kit.openapi;

import dev.milepost.kit.http.Paging;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What {@link Paging#answer} adds to each page: an operation says that it answers with {@link Paging#PAGE}, and no more. */
final class PageAnswers {
    private static final String LINK = "Link";

    private PageAnswers() {}

    static void addTo(Operation operation) {
        APIResponse page = operation.getResponses().getAPIResponse("200");
        boolean isPage = page != null && Paging.PAGE.equals(page.getDescription());
        if (isPage && (page.getHeaders() == null || !page.getHeaders().containsKey(LINK))) {
            var link = OASFactory.createHeader()
                    .description("rel=next leads to the next page (RFC 8288)")
                    .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
            APIResponse whole = OASFactory.createAPIResponse() // written in this order
                    .description(page.getDescription())
                    .addHeader(LINK, link)
                    .content(page.getContent());
            operation.getResponses().addAPIResponse("200", whole);
        }
    }
}
