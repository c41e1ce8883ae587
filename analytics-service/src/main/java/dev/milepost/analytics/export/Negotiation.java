package dev.milepost.analytics.export;

import dev.milepost.analytics.figure.Question;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;

/**
 * A question whose answer is wanted as a file or a picture ({@code Accept}) is asked at the address of that: the same
 * address serves JSON, CSV, XLSX and SVG.
 */
@Provider
@PreMatching
class Negotiation implements ContainerRequestFilter {
    private static final String BASE = "/api/v1/analytics/";
    private static final Map<String, String> PLACES =
            Map.of(TableFormat.CSV_TYPE, "exports/", TableFormat.XLSX_TYPE, "exports/", "image/svg+xml", "charts/");
    private static final Set<String> WITHOUT_CHART = Set.of(
            "flow", "workload", "compliance", "waiting", "penalties", "ahead", "reminders", "milestones", "forecast");
    private static final String CASH = "forecast/cash";

    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || PLACES.keySet().stream().noneMatch(accept::contains)) {
            return; // as nearly all
        }
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (!path.startsWith(BASE)) {
            return;
        }
        String address = path.substring(BASE.length());
        String name = address.equals(CASH) ? Question.CASH.path() : address;
        if (Question.of(name).isEmpty() && !Exports.isList(name)) {
            return;
        }
        for (MediaType type : request.getAcceptableMediaTypes()) { // the most wanted first
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return;
            }
            String place = PLACES.get(type.getType() + "/" + type.getSubtype());
            if (place != null && !(place.equals("charts/") && WITHOUT_CHART.contains(name))) {
                request.setRequestUri(request.getUriInfo()
                        .getRequestUriBuilder()
                        .replacePath(BASE + place + name)
                        .build());
                return;
            }
        }
    }
}
