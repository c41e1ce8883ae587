/** What all specifications have in common. */
@NullMarked
package dev.milepost.kit.openapi;

import org.jspecify.annotations.NullMarked;
