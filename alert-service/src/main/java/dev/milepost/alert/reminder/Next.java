package dev.milepost.alert.reminder;

import java.util.UUID;

/** What is to follow a change, and the contract it belongs to: that is locked before anything of it is read. */
record Next(UUID id, UUID contractId) {}
