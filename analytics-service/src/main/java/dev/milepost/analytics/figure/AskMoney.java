package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.GroupCount;
import dev.milepost.analytics.question.MoneyCell;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.Which;
import dev.milepost.kit.http.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is due and what was paid; never added up over currencies. */
@ApplicationScoped
class AskMoney {
    private final QuestionReader reader;

    @Inject
    AskMoney(QuestionReader reader) {
        this.reader = reader;
    }

    @Transactional
    Answer<MoneyFigures> ask(Frame frame) {
        Map<List<@Nullable String>, List<MoneyCell>> cells = Grouping.of(reader.payments(frame), MoneyCell::keys);
        List<Group<MoneyFigures>> groups = new ArrayList<>();
        Map<List<@Nullable String>, List<GroupCount>> counts =
                Grouping.of(reader.counts(frame, Which.WITH_PAYMENT), GroupCount::keys);
        cells.forEach((keys, group) -> groups.add(Grouping.group(
                frame,
                Which.WITH_PAYMENT,
                keys,
                counts.containsKey(keys) ? counts.get(keys).getFirst().milestones() : 0,
                MoneyFigures.of(currency(group), group))));
        return Answer.of(frame, Which.WITH_PAYMENT, reader.count(frame, Which.WITH_PAYMENT), groups);
    }

    private static String currency(List<MoneyCell> group) {
        List<String> currencies =
                group.stream().map(MoneyCell::currency).distinct().sorted().toList();
        if (currencies.size() > 1) {
            throw Choice.wrong(
                    "groupBy",
                    "the payments are in " + String.join(", ", currencies)
                            + ", which are not added up: group by currency, or filter by one (currency="
                            + currencies.getFirst()
                            + ")");
        }
        return currencies.getFirst();
    }
}
