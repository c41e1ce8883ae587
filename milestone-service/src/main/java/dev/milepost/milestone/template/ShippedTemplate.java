package dev.milepost.milestone.template;

import dev.milepost.milestone.template.content.TemplateRequest;
import java.util.UUID;

/**
 * A template that ships with the service, as a file of it.
 *
 * @param version counts the releases of Milepost that changed it
 */
record ShippedTemplate(UUID id, long version, TemplateRequest template) {}
