package dev.milepost.benchmarks.load;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the two applications that are measured beside each other; both answer the same requests on paths of their own.
 *
 * @param name in the results
 * @param token sent with each request; null where nobody asks for one
 */
record Side(
        String name,
        URI address,
        String pagePath,
        String transitionPath,
        @Nullable String token) {
    static final String SERVICE = "milestone-service";
    static final String BARE = "bare";

    static Side service(URI address, String token) {
        return new Side(SERVICE, address, "/api/v1/milestones", "/api/v1/milestones", token);
    }

    static Side bare(URI address) {
        return new Side(BARE, address, "/page", "/transition", null);
    }

    String page(String query) {
        return pagePath + "?" + query;
    }

    String transition(UUID milestone, String action) {
        return transitionPath + "/" + milestone + "/" + action;
    }
}
