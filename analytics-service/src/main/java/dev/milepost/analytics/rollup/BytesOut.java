package dev.milepost.analytics.rollup;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes what {@link Bytes} reads. */
final class BytesOut {
    private static final int FIRST_SIZE = 256;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    void oneByte(int one) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) one;
    }

    void truth(boolean truth) {
        oneByte(truth ? 1 : 0);
    }

    void twoBytes(int two) {
        oneByte(two >> Byte.SIZE);
        oneByte(two);
    }

    void fourBytes(int four) {
        twoBytes(four >> Short.SIZE);
        twoBytes(four);
    }

    void eightBytes(long eight) {
        fourBytes((int) (eight >> Integer.SIZE));
        fourBytes((int) eight);
    }

    private void all(byte[] more) {
        if (size + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size * 2, size + more.length));
        }
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    /** As {@link java.io.DataOutput#writeUTF} does it. */
    void text(String text) {
        if (text.length() <= Short.MAX_VALUE && isUsual(text)) {
            twoBytes(text.length());
            all(text.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        var unusual = new ByteArrayOutputStream();
        try {
            new DataOutputStream(unusual).writeUTF(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all(unusual.toByteArray());
    }

    private static boolean isUsual(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 0 || text.charAt(i) >= Packed.MORE) {
                return false;
            }
        }
        return true;
    }

    /** The sign in the lowest bit, so that small numbers below 0 are short as well. */
    void number(long number) {
        long rest = (number << 1) ^ (number >> (Long.SIZE - 1));
        while ((rest & ~Packed.PAYLOAD) != 0) {
            oneByte((int) (rest & Packed.PAYLOAD | Packed.MORE));
            rest >>>= Packed.PAYLOAD_BITS;
        }
        oneByte((int) rest);
    }

    void amount(BigDecimal amount) {
        byte[] unscaled = amount.unscaledValue().toByteArray();
        number(amount.scale());
        number(unscaled.length);
        all(unscaled);
    }
}
