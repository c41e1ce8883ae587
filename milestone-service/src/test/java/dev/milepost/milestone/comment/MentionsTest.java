package dev.milepost.milestone.comment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {
    @Test
    void namesAfterAnAtAreFound() {
        assertThat(Mentions.handles("@mara.lind, and (@Jo-Ann_2)! Thanks @mara.lind. @müller"))
                .containsExactly("mara.lind", "jo-ann_2", "müller");
    }

    @Test
    void addressesAndLoneAtsAreNot() {
        assertThat(Mentions.handles("write to mara.lind@aurora.example, 3 @ 5 EUR, @, @@"))
                .isEmpty();
    }

    @Test
    void noTextNamesTheWholeCompany() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("@p").append(i).append(' ');
        }

        assertThat(Mentions.handles(text.toString())).hasSize(50);
    }
}
