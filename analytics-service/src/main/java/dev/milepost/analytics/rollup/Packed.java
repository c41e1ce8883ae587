package dev.milepost.analytics.rollup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.NavigableMap;

/**
 * How tallies are stored: section, labels, and per label the days and numbers ascending, each day as the distance from the
 * one before, in numbers of 7 bits a byte. A day of a histogram takes two or three bytes.
 */
final class Packed {
    private static final int PAYLOAD_BITS = 7;
    private static final int PAYLOAD = 0x7F;
    private static final int MORE = 0x80;

    private Packed() {}

    static byte[] bytes(Tally tally) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, tally);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Adds what {@code bytes} hold to {@code tally}. */
    static void addTo(Tally tally, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            read(in, tally);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(DataOutputStream out, Tally tally) throws IOException {
        for (Section section : Section.values()) {
            var labels = section.amounts() ? tally.sums(section) : tally.counts(section);
            if (labels.isEmpty()) {
                continue;
            }
            out.writeUTF(section.name());
            writeNumber(out, labels.size());
            for (Map.Entry<String, ? extends NavigableMap<Integer, ? extends Number>> label : labels.entrySet()) {
                out.writeUTF(label.getKey());
                writeNumber(out, label.getValue().size());
                long before = 0;
                for (Map.Entry<Integer, ? extends Number> day : label.getValue().entrySet()) {
                    writeNumber(out, day.getKey() - before);
                    before = day.getKey();
                    if (day.getValue() instanceof BigDecimal amount) {
                        writeAmount(out, amount);
                    } else {
                        writeNumber(out, day.getValue().longValue());
                    }
                }
            }
        }
        out.writeUTF("");
    }

    static void read(DataInputStream in, Tally tally) throws IOException {
        for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
            Section section = Section.valueOf(name);
            for (long labels = readNumber(in); labels > 0; labels--) {
                String label = in.readUTF();
                long day = 0;
                for (long days = readNumber(in); days > 0; days--) {
                    day += readNumber(in);
                    if (section.amounts()) {
                        tally.add(section, label, Math.toIntExact(day), readAmount(in));
                    } else {
                        tally.count(section, label, Math.toIntExact(day), readNumber(in));
                    }
                }
            }
        }
    }

    private static void writeAmount(DataOutputStream out, BigDecimal amount) throws IOException {
        byte[] unscaled = amount.unscaledValue().toByteArray();
        writeNumber(out, amount.scale());
        writeNumber(out, unscaled.length);
        out.write(unscaled);
    }

    private static BigDecimal readAmount(DataInputStream in) throws IOException {
        int scale = Math.toIntExact(readNumber(in));
        byte[] unscaled = in.readNBytes(Math.toIntExact(readNumber(in)));
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    /** The sign in the lowest bit, so that small numbers below 0 are short as well. */
    private static void writeNumber(DataOutputStream out, long number) throws IOException {
        long rest = (number << 1) ^ (number >> (Long.SIZE - 1));
        while ((rest & ~PAYLOAD) != 0) {
            out.write((int) (rest & PAYLOAD | MORE));
            rest >>>= PAYLOAD_BITS;
        }
        out.write((int) rest);
    }

    private static long readNumber(DataInputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; ; shift += PAYLOAD_BITS) {
            int next = in.readUnsignedByte();
            number |= (long) (next & PAYLOAD) << shift;
            if ((next & MORE) == 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
    }
}
