/** Tests of milestone-service over HTTP, on a real MariaDB and a real Kafka. */
@NullMarked
package dev.milepost.milestone;

import org.jspecify.annotations.NullMarked;
