package dev.milepost.milestone.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An invoice that came. */
@Schema(name = "InvoiceRequest")
public record InvoiceRequest(
        @Schema(description = "The invoicing party's number.", examples = "RE-2027-0815") @NotBlank @Size(max = 100)
        String number,

        @Schema(
                description = "The date of the invoice; today in the contract's time zone when absent.",
                examples = "2027-06-30")
        @Nullable
        LocalDate invoicedOn,

        @Schema(
                description = "Where it can be read: an http or https link.",
                examples = "https://files.example/RE-2027-0815.pdf")
        @Nullable
        URI document,

        @Size(max = 1000) @Nullable String note) {}
