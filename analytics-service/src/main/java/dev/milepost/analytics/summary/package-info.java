/** The figures of a tenant, a party or a contract. */
@NullMarked
package dev.milepost.analytics.summary;

import org.jspecify.annotations.NullMarked;
