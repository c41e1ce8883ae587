package dev.milepost.milestone.ocds;

/**
 * The identity of a thing in OCDS. Keys are made of the ids on the way to it, joined by slashes; a slash inside of an id
 * is written {@code ~1} and a tilde {@code ~0}, as in a JSON pointer, but for the last one, which may hold anything.
 */
record ObjectId(Kind kind, String key) {
    /** What an external id may have. */
    static final int LONGEST_KEY = 500;

    enum Kind {
        /** A contracting process; what is said of it makes up the DRAFT contract of its planning and tender. */
        PROCESS,
        /** A party as one process calls it. */
        LOCAL_PARTY,
        /** The organisation that parties of several processes are. */
        PARTY,
        CONTRACT,
        MILESTONE,
        PAYMENT
    }

    static ObjectId process(String ocid) {
        return new ObjectId(Kind.PROCESS, ocid);
    }

    static ObjectId localParty(String ocid, String id) {
        return new ObjectId(Kind.LOCAL_PARTY, escaped(ocid) + "/parties/" + id);
    }

    static ObjectId party(String identity) {
        return new ObjectId(Kind.PARTY, identity);
    }

    static ObjectId contract(String ocid, String id) {
        return new ObjectId(Kind.CONTRACT, escaped(ocid) + "/contracts/" + id);
    }

    /** The contract of a key, which for the DRAFT of a process is the process itself. */
    static ObjectId ofContract(String ocid, String key) {
        return key.equals(ocid) ? process(key) : new ObjectId(Kind.CONTRACT, key);
    }

    /** {@code contract} is {@code -} for milestones of the process itself. */
    static ObjectId milestone(String ocid, String stage, String contract, String id) {
        return new ObjectId(Kind.MILESTONE, escaped(ocid) + "/" + stage + "/" + escaped(contract) + "/" + id);
    }

    static ObjectId payment(String ocid, String contract, String id) {
        return new ObjectId(Kind.PAYMENT, escaped(ocid) + "/" + escaped(contract) + "/" + id);
    }

    static String escaped(String id) {
        return id.replace("~", "~0").replace("/", "~1");
    }
}
