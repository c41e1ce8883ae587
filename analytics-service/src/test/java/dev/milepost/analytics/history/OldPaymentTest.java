package dev.milepost.analytics.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.EventJson;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentState;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OldPaymentTest {
    @Test
    void whatEventsFromBeforeTheLedgerDoNotSayIsThere() {
        PaymentState due = old("DUE");
        assertThat(due.kind()).isEqualTo(PaymentKind.INSTALMENT);
        assertThat(due.outstanding()).isEqualTo(due.amount());
        assertThat(due.lines()).isEmpty();
        assertThat(due.parts()).isEmpty();
        assertThat(old("PAID").outstanding().amount()).isZero();
        assertThat(old("CANCELLED").outstanding().currency()).isEqualTo("EUR");
    }

    private static PaymentState old(String status) {
        var event = EventJson.read(
                """
                {"specversion":"1.0","id":"%s","source":"/milestone-service","type":"dev.milepost.payment.due.v1",
                 "subject":"%s","time":"2026-03-01T08:00:00Z","datacontenttype":"application/json","partitionkey":"%s",
                 "sequence":"0000000000000000001","tenant":"t","data":{"payment":{"id":"%s","version":1,"contractId":"%s",
                 "milestoneId":"%s","amount":{"amount":"12.00","currency":"EUR"},"status":"STATUS","dueOn":"2026-03-31"},
                 "change":{"by":"A"}}}""".replace("%s", "0197a3c2-0000-7000-8000-000000000001").replace("STATUS", status));
        return ((PaymentEvent) Objects.requireNonNull(event.data())).payment();
    }
}
