package dev.milepost.alert.preference;

import dev.milepost.alert.policy.Subject;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one kind of notification is to come. */
@Schema(name = "KindDelivery", description = "How one kind of notification is to come.")
public record KindDelivery(
        @NotNull @Schema(required = true, examples = "DUE_DATE")
        Subject kind,

        @NotNull
        @Schema(
                required = true,
                description = "AT_ONCE by a mail of its own, DIGEST by the next digest, INBOX by no mail.",
                examples = "DIGEST")
        Delivery delivery) {

    /** As a column keeps them: {@code DUE_DATE=DIGEST MENTIONED=INBOX}. */
    static String write(List<KindDelivery> all) {
        return all.stream().map(one -> one.kind + "=" + one.delivery).collect(Collectors.joining(" "));
    }

    static List<KindDelivery> read(String column) {
        return column.isEmpty()
                ? List.of()
                : Arrays.stream(column.split(" "))
                        .map(one -> one.split("="))
                        .map(parts -> new KindDelivery(Subject.valueOf(parts[0]), Delivery.valueOf(parts[1])))
                        .toList();
    }

    /** How {@code kind} is to come, by what two columns say. */
    public static Delivery of(String kind, String delivery, String deliveries) {
        return read(deliveries).stream()
                .filter(one -> one.kind.name().equals(kind))
                .map(KindDelivery::delivery)
                .findFirst()
                .orElseGet(() -> Delivery.valueOf(delivery));
    }
}
