package dev.milepost.alert.preference;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and keeps what the caller wants of e-mail. */
@ApplicationScoped
class KeepPreference {
    private static final String EMAIL = "EMAIL";

    private final Preferences preferences;
    private final Known known;
    private final Caller caller;
    private final Event<PreferenceKept> kept;

    @Inject
    KeepPreference(Preferences preferences, Known known, Caller caller, Event<PreferenceKept> kept) {
        this.preferences = preferences;
        this.known = known;
        this.caller = caller;
        this.kept = kept;
    }

    @Transactional
    PreferenceView read() {
        return preferences
                .of(me().id().toString(), EMAIL)
                .map(PreferenceView::from)
                .orElse(PreferenceView.usual(EMAIL));
    }

    /** Says it for the first time, or changes it as {@code ifMatch} allows. */
    @Transactional
    PreferenceView keep(PreferenceRequest request, @Nullable String ifMatch) {
        var quiet = request.quietHours();
        var digest = request.digest();
        new Violations()
                .check(
                        quiet == null
                                || quiet.from() != null
                                        && quiet.to() != null
                                        && !quiet.from().equals(quiet.to()),
                        "quietHours",
                        "needs from and to, which differ")
                .check(
                        request.deliveries().stream()
                                        .map(KindDelivery::kind)
                                        .distinct()
                                        .count()
                                == request.deliveries().size(),
                        "deliveries",
                        "name a kind twice")
                .check(
                        digest != null
                                || request.delivery() != Delivery.DIGEST
                                        && request.deliveries().stream()
                                                .noneMatch(one -> one.delivery() == Delivery.DIGEST),
                        "digest",
                        "is missing: what comes by DIGEST would never come")
                .check(
                        digest == null || (digest.frequency() == DigestWish.Frequency.WEEKLY) == (digest.day() != null),
                        "digest.day",
                        "goes with WEEKLY, and only with it")
                .throwIfAny();
        KnownPerson me = me();
        String recipient = me.id().toString();
        Preference before = preferences.of(recipient, EMAIL).orElse(null);
        if (before == null) {
            ExpectedVersion.optional(ifMatch).check(0);
        } else {
            ExpectedVersion.required(ifMatch).check(before.version);
        }
        boolean quietMoves = !Objects.equals(before == null ? null : before.quiet(), quiet);
        Preference now = preferences.keep(recipient, EMAIL, before, request);
        kept.fire(new PreferenceKept(me.id()));
        if (quietMoves) {
            preferences.askToFollow(me.id());
        }
        return PreferenceView.from(now);
    }

    private KnownPerson me() {
        return known.personOf(caller.subject())
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "Nothing is known of you yet: call GET /api/v1/people/me of milestone-service once."));
    }
}
