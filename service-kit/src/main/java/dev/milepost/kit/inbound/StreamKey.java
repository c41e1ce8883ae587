package dev.milepost.kit.inbound;

import java.util.UUID;

/** A stream of events, as a consumer tells it from others. */
record StreamKey(String tenant, String topic, UUID stream) {}
