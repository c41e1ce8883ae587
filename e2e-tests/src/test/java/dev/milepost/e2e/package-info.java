/** Black-box tests of the packaged services on the whole local stack, with real Keycloak and SMTP. */
@NullMarked
package dev.milepost.e2e;

import org.jspecify.annotations.NullMarked;
