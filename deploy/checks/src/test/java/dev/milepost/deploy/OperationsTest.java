package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The operators' page names the variables that the services read, and no other. */
class OperationsTest {
    // Also what stands as `MILEPOST_DISPATCH_ENABLED`, `_WORKERS`: the same with another last part.
    private static final Pattern NAMED = Pattern.compile("`((?:MILEPOST)?(?:_[A-Z]+)+)\\b");

    @Test
    void itNamesExactlyTheVariablesThatAreRead() {
        Set<String> read = new TreeSet<>();
        Set<String> inProperties = new TreeSet<>();
        for (String service : Project.SERVICES) {
            read.addAll(ServiceSettings.readBy(service));
            inProperties.addAll(ServiceSettings.placeholders(service));
        }

        assertThat(named()).isSubsetOf(read).containsAll(inProperties);
    }

    private static Set<String> named() {
        Set<String> names = new TreeSet<>();
        for (String line : Project.read("docs/operations.md").split("\n")) {
            String[] before = {""};
            NAMED.matcher(line).results().map(result -> result.group(1)).forEach(name -> {
                if (name.startsWith("MILEPOST")) {
                    before[0] = name.replaceAll("_[A-Z]+$", "");
                    names.add(name);
                } else {
                    names.add(before[0] + name);
                }
            });
        }
        return names;
    }
}
