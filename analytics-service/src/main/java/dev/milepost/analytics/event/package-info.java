/** Takes events from Kafka, keeps them as they came, and hands them to the facts. */
@NullMarked
package dev.milepost.analytics.event;

import org.jspecify.annotations.NullMarked;
