/** The program that runs in Kafka's JVM; its class path is target/stack/lib, not that of a service. */
@NullMarked
package dev.milepost.local.kafka;

import org.jspecify.annotations.NullMarked;
