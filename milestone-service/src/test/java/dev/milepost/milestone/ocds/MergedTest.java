package dev.milepost.milestone.ocds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergedTest {
    private static final Stamp OLD = new Stamp("2026-01-01T00:00:00Z", "a");
    private static final Stamp NEW = new Stamp("2026-01-01T00:00:00-01:00", "a");

    @Test
    void theNewestReleaseThatHasAFieldWinsAndAbsentFieldsStay() {
        Merged old = new Said(OLD).put("title", "Old").put("code", "x").merged();
        Merged news = new Said(NEW).put("title", "New").merged();
        assertThat(old.join(news).text("title")).isEqualTo("New");
        assertThat(news.join(old)).isEqualTo(old.join(news));
        assertThat(news.join(old).text("code")).isEqualTo("x");
    }

    @Test
    void aNullTakesAFieldBack() {
        Merged old = new Said(OLD).put("title", "Old").merged();
        Merged news = new Said(NEW).put("title", (String) null).merged();
        assertThat(news.join(old).has("title")).isFalse();
        assertThat(old.join(news).has("title")).isFalse();
    }

    @Test
    void theFirstDueDateIsTheOldestAndProgressNeverGoesBack() {
        Merged old = new Said(OLD)
                .put(Merged.FIRST_DUE_DATE, "2026-05-01")
                .put(Merged.PROGRESS, IntNode.valueOf(2))
                .merged();
        Merged news = new Said(NEW)
                .put(Merged.FIRST_DUE_DATE, "2026-06-01")
                .put(Merged.PROGRESS, IntNode.valueOf(1))
                .merged();
        for (Merged both : List.of(old.join(news), news.join(old))) {
            assertThat(both.text(Merged.FIRST_DUE_DATE)).isEqualTo("2026-05-01");
            assertThat(both.get(Merged.PROGRESS).asInt()).isEqualTo(2);
        }
    }

    @Test
    void joiningIsCommutativeAssociativeAndIdempotent() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            // releases that differ in date or id, as releases do
            List<Stamp> stamps = new ArrayList<>(List.of(
                    OLD,
                    NEW,
                    new Stamp("2026-01-01T00:00:00Z", "b"),
                    new Stamp("2026-01-01T01:00:00+01:00", "c"),
                    new Stamp("2025-12-31T00:00:00Z", "z")));
            java.util.Collections.shuffle(stamps, random);
            Merged a = any(random, stamps.get(0));
            Merged b = any(random, stamps.get(1));
            Merged c = any(random, stamps.get(2));
            assertThat(a.join(b)).isEqualTo(b.join(a));
            assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
            assertThat(a.join(b).join(b)).isEqualTo(a.join(b));
        }
    }

    @Test
    void ofOneAndTheSameReleaseTheLaterImportCounts() {
        Merged wrong = new Said(OLD).put("title", "Zebra").merged();
        Merged corrected = new Said(OLD).put("title", "Aardvark").merged();
        assertThat(wrong.join(corrected).text("title")).isEqualTo("Aardvark");
    }

    @Test
    void whatIsStoredComesBack() {
        Merged merged = any(new Random(1), NEW).join(any(new Random(2), OLD));
        assertThat(Merged.ofJson(Importer.tree(merged.toJson().toString()))).isEqualTo(merged);
    }

    private static Merged any(Random random, Stamp stamp) {
        Said said = new Said(stamp);
        for (String field : List.of("title", "code", "status", Merged.FIRST_DUE_DATE)) {
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> said.put(field, (String) null);
                default -> said.put(field, "v" + random.nextInt(3));
            }
        }
        if (random.nextBoolean()) {
            said.put(Merged.PROGRESS, IntNode.valueOf(random.nextInt(3)));
        }
        return said.merged();
    }
}
