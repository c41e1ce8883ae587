package dev.milepost.analytics.rollup;

import dev.milepost.analytics.rollup.Contribution.Paid;
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
        var out = new BytesOut();
        out.oneByte(VERSION);
        out.truth(it.milestone());
        out.text(it.scope());
        writeTexts(out, it.parties());
        out.oneByte(it.parts().size());
        it.parts().forEach((part, values) -> {
            out.text(part.name());
            writeTexts(out, values);
        });
        out.oneByte(it.promised().size());
        it.promised().forEach((promise, day) -> {
            out.text(promise.name());
            out.eightBytes(day.toEpochDay());
        });
        out.truth(it.open());
        Packed.write(out, it.tally());
        out.fourBytes(it.payments().size());
        for (Paid paid : it.payments()) {
            out.text(paid.currency());
            out.eightBytes(paid.dueOn().toEpochDay());
            Packed.write(out, paid.tally());
        }
        return out.bytes();
    }

    static Contribution of(byte[] bytes) {
        var in = new Bytes(bytes);
        if (in.oneByte() != VERSION) {
            throw new IllegalStateException("not a contribution of version " + VERSION);
        }
        boolean milestone = in.isTrue();
        String scope = in.text();
        List<String> parties = readTexts(in);
        Map<Part, List<String>> parts = new EnumMap<>(Part.class);
        for (int n = in.oneByte(); n > 0; n--) {
            Part part = Part.valueOf(in.text());
            parts.put(part, readTexts(in));
        }
        Map<Promise, LocalDate> promised = new EnumMap<>(Promise.class);
        for (int n = in.oneByte(); n > 0; n--) {
            Promise promise = Promise.valueOf(in.text());
            promised.put(promise, LocalDate.ofEpochDay(in.eightBytes()));
        }
        boolean open = in.isTrue();
        Tally tally = readTally(in);
        List<Paid> payments = new ArrayList<>();
        for (int n = in.fourBytes(); n > 0; n--) {
            payments.add(new Paid(in.text(), LocalDate.ofEpochDay(in.eightBytes()), readTally(in)));
        }
        return new Contribution(milestone, scope, parties, parts, promised, open, tally, payments);
    }

    private static Tally readTally(Bytes in) {
        Tally tally = new Tally();
        Packed.read(in, tally);
        return tally;
    }

    private static void writeTexts(BytesOut out, List<String> texts) {
        out.twoBytes(texts.size());
        texts.forEach(out::text);
    }

    private static List<String> readTexts(Bytes in) {
        List<String> texts = new ArrayList<>();
        for (int n = in.twoBytes(); n > 0; n--) {
            texts.add(in.text());
        }
        return texts;
    }
}
