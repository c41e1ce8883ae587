/** What the tests of the services use of the local stack. */
@NullMarked
package dev.milepost.local.testing;

import org.jspecify.annotations.NullMarked;
