package dev.milepost.alert.webhook.dispatch;

/** A delivery that was claimed and not sent: somebody claims it again. */
record GivenBack(Receiver receiver, Due due) implements Ended {}
