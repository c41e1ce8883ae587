package dev.milepost.milestone.member;

import dev.milepost.events.ContractRole;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a member of a contract is to be. */
@Schema(name = "MemberRequest")
public record MemberRequest(
        @Schema(
                description =
                        "What they are there, in place of what they were: of what their realm roles allow, they may do what one of these allows.",
                examples = "[\"CONTRIBUTOR\", \"APPROVER\"]")
        @NotEmpty
        @Size(max = 5)
        List<@NotNull ContractRole> roles) {}
