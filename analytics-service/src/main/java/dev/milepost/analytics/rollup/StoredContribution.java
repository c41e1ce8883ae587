package dev.milepost.analytics.rollup;

import dev.milepost.analytics.rollup.Contribution.Paid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How a contribution is stored, so that exactly what was counted in can be taken back. */
final class StoredContribution {
    private static final int VERSION = 1;

    private StoredContribution() {}

    static byte[] bytes(Contribution it) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeBoolean(it.milestone());
            out.writeUTF(it.scope());
            writeTexts(out, it.parties());
            out.writeByte(it.parts().size());
            for (var part : it.parts().entrySet()) {
                out.writeUTF(part.getKey().name());
                writeTexts(out, part.getValue());
            }
            out.writeByte(it.promised().size());
            for (var promise : it.promised().entrySet()) {
                out.writeUTF(promise.getKey().name());
                out.writeLong(promise.getValue().toEpochDay());
            }
            out.writeBoolean(it.open());
            Packed.write(out, it.tally());
            out.writeInt(it.payments().size());
            for (Paid paid : it.payments()) {
                out.writeUTF(paid.currency());
                out.writeLong(paid.dueOn().toEpochDay());
                Packed.write(out, paid.tally());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Contribution of(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != VERSION) {
                throw new IllegalStateException("not a contribution of version " + VERSION);
            }
            boolean milestone = in.readBoolean();
            String scope = in.readUTF();
            List<String> parties = readTexts(in);
            Map<Part, List<String>> parts = new EnumMap<>(Part.class);
            for (int n = in.readByte(); n > 0; n--) {
                Part part = Part.valueOf(in.readUTF());
                parts.put(part, readTexts(in));
            }
            Map<Promise, LocalDate> promised = new EnumMap<>(Promise.class);
            for (int n = in.readByte(); n > 0; n--) {
                Promise promise = Promise.valueOf(in.readUTF());
                promised.put(promise, LocalDate.ofEpochDay(in.readLong()));
            }
            boolean open = in.readBoolean();
            Tally tally = readTally(in);
            List<Paid> payments = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                payments.add(new Paid(in.readUTF(), LocalDate.ofEpochDay(in.readLong()), readTally(in)));
            }
            return new Contribution(milestone, scope, parties, parts, promised, open, tally, payments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tally readTally(DataInputStream in) throws IOException {
        Tally tally = new Tally();
        Packed.read(in, tally);
        return tally;
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int n = in.readShort(); n > 0; n--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
