/** Tests. */
@NullMarked
package dev.milepost.milestone.dependency;

import org.jspecify.annotations.NullMarked;
