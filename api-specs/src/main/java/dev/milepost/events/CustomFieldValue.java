package dev.milepost.events;

/**
 * What a milestone or a contract has in a field that its tenant defined.
 *
 * @param key names the field
 * @param type what {@code value} is the text of
 * @param value a text or choice as it is, a plain decimal, an ISO 8601 day, or {@code true} or {@code false}
 */
public record CustomFieldValue(String key, CustomFieldType type, String value) {}
