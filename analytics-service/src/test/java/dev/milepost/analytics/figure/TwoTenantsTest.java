package dev.milepost.analytics.figure;

import dev.milepost.analytics.ServiceTest;
import org.junit.jupiter.api.BeforeEach;

/** Figures of the two tenants whose random pasts are known. */
abstract class TwoTenantsTest extends ServiceTest {
    @BeforeEach
    void fold() {
        TwoTenants.fold(consumer);
    }
}
