package dev.milepost.alert.mailsettings;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and keeps how the tenant's mails are sent; for its own people only. */
@ApplicationScoped
class KeepMailSettings {
    private static final Pattern LINE_BREAK = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private final EntityManager entities;
    private final MailSettingsConfig config;
    private final CurrentTenant tenant;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepMailSettings(
            EntityManager entities,
            MailSettingsConfig config,
            CurrentTenant tenant,
            Caller caller,
            BusinessClock clock,
            Ids ids) {
        this.entities = entities;
        this.tenant = tenant;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    MailSettingsView read() {
        refuseCounterparty();
        return MailSettingsView.from(find().orElse(null), config, tenant.get());
    }

    /** Says it for the first time, or changes it as {@code ifMatch} allows. */
    @Transactional
    MailSettingsView keep(MailSettingsRequest request, @Nullable String ifMatch) {
        refuseCounterparty();
        check(request);
        MailSettings before = find().orElse(null);
        MailSettings settings = before == null ? new MailSettings(ids.next()) : before;
        if (before == null) {
            ExpectedVersion.optional(ifMatch).check(0);
        } else {
            ExpectedVersion.required(ifMatch).check(before.version);
        }
        settings.become(request, clock.instant());
        if (before == null) {
            entities.persist(settings);
        }
        entities.flush();
        return MailSettingsView.from(settings, config, tenant.get());
    }

    private void check(MailSettingsRequest request) {
        String name = request.senderName();
        String address = request.senderAddress();
        String replyTo = request.replyTo();
        boolean isAddress = isAddress(address);
        Integer limit = request.mailsPerHour();
        List<String> domains = config.domainsOf(tenant.get());
        new Violations()
                .check(
                        name == null
                                || !name.isBlank() && !LINE_BREAK.matcher(name).find(),
                        "senderName",
                        "must be one line of text")
                .check(isAddress, "senderAddress", "'" + address + "' is no e-mail address")
                .check(
                        !isAddress || address == null || config.allowsSender(tenant.get(), address),
                        "senderAddress",
                        "the operator allows senders of "
                                + (domains.isEmpty()
                                        ? "no domain but their own, which needs no setting"
                                        : String.join(", ", domains)))
                .check(isAddress(replyTo), "replyTo", "'" + replyTo + "' is no e-mail address")
                .check(
                        isAddress(request.noticesTo()),
                        "noticesTo",
                        "'" + request.noticesTo() + "' is no e-mail address")
                .check(
                        limit == null || config.perHour() == 0 || limit <= config.perHour(),
                        "mailsPerHour",
                        "the operator allows at most " + config.perHour())
                .throwIfAny();
    }

    private static boolean isAddress(@Nullable String text) {
        return text == null || MailAddress.is(text);
    }

    private Optional<MailSettings> find() {
        return entities.createQuery("from MailSettings", MailSettings.class)
                .getResultStream()
                .findFirst(); // of the tenant: there is one
    }

    private void refuseCounterparty() {
        if (caller.party().isPresent()) {
            throw ProblemType.FORBIDDEN.because("How mails are sent is the tenant's own affair.");
        }
    }
}
