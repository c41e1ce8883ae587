/** Who changed what of a contract, when and why; the proof that nothing was changed since; the contract as it was. */
@NullMarked
package dev.milepost.milestone.audit;

import org.jspecify.annotations.NullMarked;
