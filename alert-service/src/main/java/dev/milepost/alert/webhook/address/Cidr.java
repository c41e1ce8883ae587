package dev.milepost.alert.webhook.address;

import java.net.InetAddress;

/** A range of addresses, {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Cidr(InetAddress first, int bits) {
    /** @throws IllegalArgumentException when it is none */
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int all = first.getAddress().length * 8;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("has 0 to " + all + " bits");
            }
            return new Cidr(first, bits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no range such as 10.20.0.0/16: " + e.getMessage(), e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] range = first.getAddress();
        byte[] given = address.getAddress();
        if (range.length != given.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << 8 - (bits - bit) & 0xff;
            if ((range[bit / 8] & mask) != (given[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
