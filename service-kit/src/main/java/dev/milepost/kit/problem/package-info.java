/** Refusals as RFC 9457 problem documents. */
@NullMarked
package dev.milepost.kit.problem;

import org.jspecify.annotations.NullMarked;
