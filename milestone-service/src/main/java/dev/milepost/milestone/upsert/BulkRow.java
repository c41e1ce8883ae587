package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;

/**
 * A row of a bulk upsert that is sound enough to be tried.
 *
 * @param place its place among the items, from 0
 */
record BulkRow(int place, ExternalId name, JsonNode said) {}
