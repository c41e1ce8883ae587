/** Checks of the files in deploy/: they are read strictly, and held to what the services need. */
@NullMarked
package dev.milepost.deploy;

import org.jspecify.annotations.NullMarked;
