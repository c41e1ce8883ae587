package dev.milepost.alert.webhook.dispatch;

/** How this replica is done with a delivery that it claimed. */
sealed interface Ended permits Attempt, GivenBack {
    Receiver receiver();

    Due due();
}
