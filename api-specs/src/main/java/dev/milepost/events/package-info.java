/**
 * The events that Milepost's services exchange over Kafka, as records: the contract between them, and nothing else.
 *
 * <p>On the wire an event is a CloudEvent 1.0 in structured JSON mode; {@link dev.milepost.events.Event} is that
 * envelope. Its {@code data} is one of the records of {@link dev.milepost.events.EventData}.
 */
@NullMarked
package dev.milepost.events;

import org.jspecify.annotations.NullMarked;
