/** Tests of the OCDS import. */
@NullMarked
package dev.milepost.milestone.ocds;

import org.jspecify.annotations.NullMarked;
