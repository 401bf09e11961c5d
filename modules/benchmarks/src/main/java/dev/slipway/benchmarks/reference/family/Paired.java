package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.CallText;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Expression;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.List;

/** Student's test of the differences between two columns of the same rows. */
public final class Paired implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("paired t-test", "paired t test");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = Rows.of(check, data);
        String inside = Check.find(check.call(), "(?:ttest_rel|t\\.test)\\((.*)\\)");
        Checks.require(inside != null, "the call does not name two columns");
        String call = inside == null ? "" : inside;
        String first = CallText.upTo(call, 0, ",");
        String second = CallText.upTo(call, Math.min(call.length(), call.indexOf(',') + 1), ",");
        double[] left = Expression.numbers(first, table);
        double[] right = Expression.numbers(second, table);
        double[] differences = new double[left.length];
        Arrays.setAll(differences, i -> left[i] - right[i]);
        Moments of = Moments.of(
                Arrays.stream(differences).filter(v -> !Double.isNaN(v)).toArray());
        double error = Math.sqrt(of.varianceOfMean());
        double df = of.n() - 1.0;
        double t = of.mean() / error;
        Effect effect = Effect.student(of.mean(), error, df, check.level(), List.of());
        double p = switch (check.alternative()) {
            case GREATER -> Intervals.greater(t, df);
            case LESS -> Intervals.greater(-t, df);
            default -> effect.pValue();
        };
        answers.put("n", (double) of.n())
                .put("mean_diff", of.mean())
                .put("diff", of.mean())
                .put("se", error)
                .put("t", t)
                .put("df", df)
                .put("p", p)
                .put("ci95", Intervals.at(effect, 0.95))
                .put("ci90", Intervals.at(effect, 0.9))
                .put("ci99", Intervals.at(effect, 0.99));
    }
}
