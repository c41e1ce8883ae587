package dev.milepost.milestone.person;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who somebody is follows from their token. */
@ServiceTest
class SignInQTest {
    @Test
    void aPersonBelongsToThePartyOfTheirTokenAsSoonAsThereIsOne() {
        String reference = "late-" + UUID.randomUUID();
        Api theirs = Api.asCounterparty("aurora", reference, "contributor");
        theirs.get("/people/me").then().statusCode(200).body("partyId", nullValue());

        String party = Api.as("aurora", "manager").party(reference);
        theirs.get("/people/me").then().body("partyId", equalTo(party));
    }
}
