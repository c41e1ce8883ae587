package dev.milepost.kit.http;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that changes something. It runs in one transaction, which is repeated when another one was in its way
 * ({@link LostRace}). A POST with an {@code Idempotency-Key} takes effect once: its first answer commits with the change and is
 * given again to whoever repeats the request within 24 hours.
 *
 * <p>The method returns a {@code Response} whose entity, if any, is written as JSON. Of a {@link ShownOnce} the copy for
 * repeats is without its secret.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WriteOperation {
    /**
     * Whether it works in a second transaction while its own is open, as dry runs do. Only as many of these run at once as
     * find a second connection each; the others wait before they hold a first one.
     */
    @Nonbinding
    boolean inTwoTransactions() default false;
}
