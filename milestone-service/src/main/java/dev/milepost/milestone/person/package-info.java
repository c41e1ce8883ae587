/** People who work with contracts; they come about by signing in. */
@NullMarked
package dev.milepost.milestone.person;

import org.jspecify.annotations.NullMarked;
