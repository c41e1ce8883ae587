package dev.milepost.milestone.upsert;

import dev.milepost.events.ExternalId;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.value.Checks;
import java.util.ArrayList;
import java.util.List;

/** The name under which another system sends something, which stays among its names. */
final class ExternalName {
    private ExternalName() {}

    /** Refuses a name that is none (400). */
    static ExternalId checked(ExternalId name) {
        Violations found = new Violations();
        Checks.externalIds(found, List.of(name));
        found.throwIfAny();
        return name;
    }

    /** {@code names} with {@code name} among them; refused when they have another of its source (400). */
    static List<ExternalId> among(List<ExternalId> names, ExternalId name) {
        if (names.contains(name)) {
            return names;
        }
        for (int i = 0; i < names.size(); i++) {
            ExternalId other = names.get(i);
            if (other != null && name.source().equals(other.source())) {
                throw Violations.of(
                        "externalIds[" + i + "].id",
                        "is '" + other.id() + "' of " + other.source() + ", and it was sent as '" + name.id() + "'");
            }
        }
        List<ExternalId> all = new ArrayList<>(names);
        all.add(name);
        return all;
    }
}
