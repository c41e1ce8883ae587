/** Contract templates: those that ship with the service, those of the tenant, and the contracts that are made from them. */
@NullMarked
package dev.milepost.milestone.template;

import org.jspecify.annotations.NullMarked;
