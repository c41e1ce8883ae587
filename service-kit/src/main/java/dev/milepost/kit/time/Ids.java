package dev.milepost.kit.time;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Makes ids: UUIDv7 (RFC 9562), which sort by the time they were made and so keep inserts at the end of an index. */
@ApplicationScoped
public class Ids {
    public UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
