package dev.milepost.benchmarks.load;

import io.hyperfoil.http.steps.HttpRequestStepBuilder;

/** A kind of request, and how the connections send it one after the other. */
interface Work {
    /** Makes ready for a round of {@code side}, such as reading the versions that the database is at. */
    void prepare(Side side);

    /** Describes the request; called for each round anew. */
    void describe(HttpRequestStepBuilder request, Side side);
}
