package dev.milepost.analytics.rollup;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * What is read of a stored row, from its beginning on. The format is that of {@link java.io.DataInput} with numbers of 7 bits
 * a byte besides; the streams of the JDK take a lock for each byte, and a row has a hundred thousand of them.
 */
final class Bytes {
    private static final int BYTE = 0xFF;

    private final byte[] bytes;
    private int next;

    Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int oneByte() {
        return bytes[next++];
    }

    boolean isTrue() {
        return oneByte() != 0;
    }

    int twoBytes() {
        return (bytes[next++] & BYTE) << Byte.SIZE | bytes[next++] & BYTE;
    }

    int fourBytes() {
        return twoBytes() << Short.SIZE | twoBytes();
    }

    long eightBytes() {
        return (long) fourBytes() << Integer.SIZE | Integer.toUnsignedLong(fourBytes());
    }

    /** A text as {@link java.io.DataOutput#writeUTF} writes it. */
    String text() {
        int length = twoBytes();
        int begin = next;
        next += length;
        for (int i = begin; i < next; i++) {
            if (bytes[i] < 0) {
                return unusual(begin, length);
            }
        }
        return new String(bytes, begin, length, StandardCharsets.ISO_8859_1);
    }

    private String unusual(int begin, int length) {
        try {
            return new DataInputStream(new ByteArrayInputStream(bytes, begin - Short.BYTES, length + Short.BYTES))
                    .readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += Packed.PAYLOAD_BITS) {
            int one = bytes[next++];
            number |= (long) (one & Packed.PAYLOAD) << shift;
            if ((one & Packed.MORE) == 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
    }

    BigDecimal amount() {
        int scale = Math.toIntExact(number());
        int length = Math.toIntExact(number());
        next += length;
        if (length > Long.BYTES) {
            return new BigDecimal(new BigInteger(bytes, next - length, length), scale);
        }
        long unscaled = bytes[next - length];
        for (int i = next - length + 1; i < next; i++) {
            unscaled = unscaled << Byte.SIZE | bytes[i] & BYTE;
        }
        return BigDecimal.valueOf(unscaled, scale);
    }
}
