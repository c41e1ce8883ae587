package dev.milepost.events;

/**
 * The name of a thing in another system.
 *
 * @param source which system, for example {@code crm}
 * @param id its id there
 */
public record ExternalId(String source, String id) {}
