/** Settings that stop the start in production. */
@NullMarked
package dev.milepost.kit.startup;

import org.jspecify.annotations.NullMarked;
