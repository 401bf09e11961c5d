package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Moments;
import dev.slipway.stats.multiplicity.TukeyComparisons;
import java.util.List;

/** Tukey's comparisons of all pairs. */
public final class AllPairs implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("tukey");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        String y = Formulas.measure(check, data);
        Table table = Formulas.measured(check, data, y);
        String column = Formulas.factor(table, check);
        List<String> levels = table.levels(column);
        List<Moments> arms = levels.stream()
                .map(level -> Moments.of(table.where(column, level).numbers(y)))
                .toList();
        for (TukeyComparisons.Pair pair : TukeyComparisons.compare(arms, Intervals.LEVEL)) {
            String there = levels.get(pair.first()) + "-" + levels.get(pair.second());
            String back = levels.get(pair.second()) + "-" + levels.get(pair.first());
            boolean turned = check.keys("table").contains(back);
            double sign = turned ? -1 : 1;
            answers.in("table/" + (turned ? back : there))
                    .put("diff", sign * pair.effect().estimate())
                    .put("lwr", turned ? -pair.effect().high() : pair.effect().low())
                    .put("upr", turned ? -pair.effect().low() : pair.effect().high())
                    .put("p adj", pair.effect().pValue());
        }
    }
}
