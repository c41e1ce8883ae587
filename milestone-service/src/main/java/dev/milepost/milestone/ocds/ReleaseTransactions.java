package dev.milepost.milestone.ocds;

/** The transactions of a contract in a release: payments that were made. */
final class ReleaseTransactions {
    private final FileContent content;
    private final String ocid;
    private final Stamp stamp;

    ReleaseTransactions(FileContent content, String ocid, Stamp stamp) {
        this.content = content;
        this.ocid = ocid;
        this.stamp = stamp;
    }

    void read(Place transactions, String contract) {
        Items.each(transactions, content, (transaction, id) -> {
            ObjectId key = ObjectId.payment(ocid, contract, id);
            if (key.key().length() > ObjectId.LONGEST_KEY) {
                throw transaction
                        .at("id")
                        .refusal("is too long: with ocid and contract at most " + ObjectId.LONGEST_KEY);
            }
            Said said = new Said(stamp)
                    .put("contract", ObjectId.contract(ocid, contract).key())
                    .date("date", transaction.at("date"))
                    .money("value", value(transaction));
            Place milestone = transaction.at("relatedImplementationMilestone").at("id");
            if (!milestone.isNothing()) {
                said.put(
                        "milestone",
                        ObjectId.milestone(ocid, "implementation", contract, milestone.id())
                                .key());
            }
            content.add(ocid, key, said.merged(), stamp, transaction.pointer());
        });
    }

    /** What OCDS 1.0 called the value. */
    private static Place value(Place transaction) {
        return transaction.at("value").isAbsent() ? transaction.at("amount") : transaction.at("value");
    }
}
