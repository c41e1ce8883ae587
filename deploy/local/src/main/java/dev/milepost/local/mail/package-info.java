/** The program that runs in the mail server's JVM; its class path is target/stack/lib, not that of a service. */
@NullMarked
package dev.milepost.local.mail;

import org.jspecify.annotations.NullMarked;
