package dev.milepost.milestone.payment;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.events.PaymentInvoice;
import dev.milepost.events.PaymentPart;
import dev.milepost.milestone.instalment.TimeAdjustment;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** What is read and written with a payment, as JSON. */
final class PaymentColumns {
    private PaymentColumns() {}

    /** What was paid. */
    @Converter
    @Immutable
    public static final class Parts extends JsonColumn<List<PaymentPart>> {
        public Parts() {
            super(new TypeReference<>() {}, List.of());
        }
    }

    /** Penalty or bonus, with its steps. */
    @Converter
    @Immutable
    public static final class Adjustments extends JsonColumn<TimeAdjustment> {
        public Adjustments() {
            super(new TypeReference<>() {}, null);
        }
    }

    /** The invoice. */
    @Converter
    @Immutable
    public static final class Invoices extends JsonColumn<PaymentInvoice> {
        public Invoices() {
            super(new TypeReference<>() {}, null);
        }
    }
}
