package dev.milepost.milestone;

import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the running service; all of them share one start. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "milestone"))
@QuarkusTestResource(SignedTokens.class)
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ServiceTest {}
