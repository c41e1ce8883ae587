/** Events that commit with the change they tell of, and the relay that publishes them. */
@NullMarked
package dev.milepost.kit.outbox;

import org.jspecify.annotations.NullMarked;
