/**
 * The log of all events that the service wrote: what the outbox publishes stays, chained by a keyed hash, and answers who
 * changed what, when and why.
 */
@NullMarked
package dev.milepost.kit.eventlog;

import org.jspecify.annotations.NullMarked;
