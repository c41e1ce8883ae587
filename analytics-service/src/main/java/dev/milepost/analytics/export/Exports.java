package dev.milepost.analytics.export;

import dev.milepost.analytics.figure.Question;
import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.analytics.question.FrameReader;
import dev.milepost.analytics.question.Which;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything there is as a file, by its name and the parameters of its address. */
@ApplicationScoped
public class Exports {
    /** The name of the list of milestones. */
    static final String MILESTONES = "milestones";

    /** The name of the list of open milestones and what is likely to become of each. */
    static final String FORECAST = "forecast";

    private final FrameReader frames;
    private final ExportMilestones milestones;
    private final ExportForecast forecasts;
    private final ExportAnswer answers;

    @Inject
    Exports(FrameReader frames, ExportMilestones milestones, ExportForecast forecasts, ExportAnswer answers) {
        this.frames = frames;
        this.milestones = milestones;
        this.forecasts = forecasts;
        this.answers = answers;
    }

    /** Whether it is the name of a list; all other names are those of questions. */
    public static boolean isList(String name) {
        return name.equals(MILESTONES) || name.equals(FORECAST);
    }

    /** The file; what is wrong with {@code given} is refused and named. NOT_FOUND when {@code name} is none. */
    public Export of(String name, Map<String, List<String>> given, TableFormat format) {
        if (name.equals(MILESTONES)) {
            List<String> which = given.getOrDefault("which", List.of());
            Which those = which.isEmpty()
                    ? Which.ALL
                    : Choice.values("which", Which.class, which.subList(0, 1)).getFirst();
            var frame = frames.read(FrameParameters.of(given), Against.BASELINE, List.of(), Set.of("which"));
            return milestones.export(frame, those, format);
        }
        if (name.equals(FORECAST)) {
            return forecasts.export(
                    frames.read(FrameParameters.of(given), Against.CURRENT, List.of(), Set.of()), format);
        }
        Question question = Question.of(name)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no question '" + name + "' to export."));
        Map<String, List<String>> asked = new HashMap<>(given);
        List<String> part = asked.remove("part");
        return answers.export(question, asked, format, part == null || part.isEmpty() ? null : part.getFirst());
    }
}
