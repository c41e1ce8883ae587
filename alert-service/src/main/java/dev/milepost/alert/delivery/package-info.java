/** Takes what is due from the ledger, hands it to its channel and records what came of it. */
@NullMarked
package dev.milepost.alert.delivery;

import org.jspecify.annotations.NullMarked;
