/** Everything that changed in a tenant, in the order in which it was published. */
@NullMarked
package dev.milepost.milestone.changes;

import org.jspecify.annotations.NullMarked;
