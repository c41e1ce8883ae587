/** Folding events: each once, in the order of its stream. */
@NullMarked
package dev.milepost.kit.inbound;

import org.jspecify.annotations.NullMarked;
