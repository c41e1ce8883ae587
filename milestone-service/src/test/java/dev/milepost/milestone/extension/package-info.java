/** Tests. */
@NullMarked
package dev.milepost.milestone.extension;

import org.jspecify.annotations.NullMarked;
