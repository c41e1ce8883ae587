package dev.milepost.local;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
    private static final Path DIRECTORY = Path.of("here");

    @Test
    void two_gibibytes_are_enough() {
        assertThatNoException().isThrownBy(() -> DiskSpace.require(DIRECTORY, 2L << 30));
    }

    @Test
    void less_is_refused_with_what_is_left() {
        assertThatThrownBy(() -> DiskSpace.require(DIRECTORY, 1L << 30))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("here")
                .hasMessageContaining("1.0 GiB left");
    }
}
