/** A small service made of service-kit, for its tests. */
@NullMarked
package dev.milepost.kit.app;

import org.jspecify.annotations.NullMarked;
