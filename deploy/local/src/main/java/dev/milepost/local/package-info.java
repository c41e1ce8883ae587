/**
 * The local stack: MariaDB, Kafka, Keycloak, a mail server and the three services as processes on this machine, for
 * development and tests. Nothing here runs in production.
 */
@NullMarked
package dev.milepost.local;

import org.jspecify.annotations.NullMarked;
