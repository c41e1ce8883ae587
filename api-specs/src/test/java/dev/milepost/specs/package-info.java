/** Tests of the specifications: they agree with the records, with each other and with what was released. */
@NullMarked
package dev.milepost.specs;

import org.jspecify.annotations.NullMarked;
