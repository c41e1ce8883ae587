package dev.milepost.analytics;

import dev.milepost.kit.inbound.EventConsumer;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

/** The service with a real database and a real broker; all tests share one start and one database. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "analytics"))
@QuarkusTestResource(SignedTokens.class)
public abstract class ServiceTest {
    /** What folds events, past the broker. */
    @Inject
    protected EventConsumer consumer;
}
