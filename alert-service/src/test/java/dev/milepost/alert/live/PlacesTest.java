package dev.milepost.alert.live;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places();

    @Test
    void onePersonDoesNotTakeThemAll() {
        for (int i = 0; i < Places.MOST_OF_PERSON; i++) {
            places.take(viewer("ada"));
        }
        assertThatThrownBy(() -> places.take(viewer("ada"))).hasMessageContaining("20 live streams");
        assertThatCode(() -> places.take(viewer("bo"))).doesNotThrowAnyException();
        places.leave(viewer("ada"));
        assertThatCode(() -> places.take(viewer("ada"))).doesNotThrowAnyException();
    }

    @Test
    void aReplicaHasAnEnd() {
        for (int i = 0; i < Places.MOST; i++) {
            places.take(viewer("p" + i));
        }
        assertThatThrownBy(() -> places.take(viewer("late"))).hasMessageContaining("All live streams");
    }

    private static Viewer viewer(String subject) {
        return new Viewer("aurora", Optional.empty(), subject, false, Instant.MAX);
    }
}
