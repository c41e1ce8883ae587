package dev.milepost.alert.preference;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;

/** Reads and keeps what the caller wants of e-mail. */
@ApplicationScoped
class KeepPreference {
    private static final String EMAIL = "EMAIL";

    private final Preferences preferences;
    private final Known known;
    private final Caller caller;

    @Inject
    KeepPreference(Preferences preferences, Known known, Caller caller) {
        this.preferences = preferences;
        this.known = known;
        this.caller = caller;
    }

    @Transactional
    PreferenceView read() {
        return preferences
                .of(me().id().toString(), EMAIL)
                .map(PreferenceView::from)
                .orElse(new PreferenceView(0, EMAIL, false, null, null));
    }

    @Transactional
    PreferenceView keep(PreferenceRequest request, ExpectedVersion expected) {
        var quiet = request.quietHours();
        new Violations()
                .check(
                        quiet == null
                                || quiet.from() != null
                                        && quiet.to() != null
                                        && !quiet.from().equals(quiet.to()),
                        "quietHours",
                        "needs from and to, which differ")
                .throwIfAny();
        KnownPerson me = me();
        String recipient = me.id().toString();
        Preference before = preferences.of(recipient, EMAIL).orElse(null);
        expected.check(before == null ? 0 : before.version);
        boolean quietMoves = !Objects.equals(before == null ? null : before.quiet(), quiet);
        Preference kept = preferences.keep(recipient, EMAIL, before, request.muted(), quiet);
        if (quietMoves) {
            preferences.askToFollow(me.id());
        }
        return PreferenceView.from(kept);
    }

    private KnownPerson me() {
        return known.personOf(caller.subject())
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "Nothing is known of you yet: call GET /api/v1/people/me of milestone-service once."));
    }
}
