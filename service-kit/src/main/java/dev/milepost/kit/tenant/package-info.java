/** Who calls, and for which tenant. */
@NullMarked
package dev.milepost.kit.tenant;

import org.jspecify.annotations.NullMarked;
