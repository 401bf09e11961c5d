package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.core.job.JobContext;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How well boosted trees tell outcomes of held-out rows apart. Other programs' trees are others, so what is compared is a floor: the
 * product's area under the curve may not be below the best reference's by more than the check says. The product's are the settings
 * that it starts from, with no search.
 */
public final class HeldOut implements Family {
    private static final int EACH = 5;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("held-out auc");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = data.table(check.dataset());
        String outcome = Check.find(check.prep(), "y=(\\w+)");
        String y = outcome == null ? "y" : outcome;
        String fold = Check.find(check.call(), "index%(\\d+)==0");
        int each = fold == null ? EACH : Integer.parseInt(fold);
        List<double[]> x = columns(table, y);
        int[] train = rows(table, i -> i % each != 0);
        int[] test = rows(table, i -> i % each == 0);
        double[] all = table.numbers(y);
        double[] trained = pick(all, train);
        double[] held = pick(all, test);
        double[] scores = new XgboostFamily()
                .learner(Task.PROBABILITY, Map.of("rounds", 100.0, "learning_rate", 0.1, "depth", 3.0), 1)
                .fit(picked(x, train), trained, null, JobContext.unwatched())
                .predict(picked(x, test));
        double[] once = new double[held.length];
        Arrays.fill(once, 1);
        double auc = Metric.AUC.value(new Scored(held, scores), once);
        answers.put("n_train", train.length).put("n_test", test.length);
        String best = best(check);
        for (String key : check.keys()) {
            if (check.at(key).has("test_auc") && !key.equals(best)) {
                answers.given(key);
            }
        }
        answers.given(best + "/test_log_loss").put(best + "/test_auc", auc);
    }

    /** The reference program with the largest area. */
    private static String best(Check check) {
        return check.keys().stream()
                .filter(key -> check.at(key).has("test_auc"))
                .max(Comparator.comparingDouble(key -> check.at(key, "test_auc").asDouble()))
                .orElseThrow(() -> new IllegalArgumentException("the check states no test_auc"));
    }

    /** Numbers as they are; words as one column of 0 and 1 for each level. */
    private static List<double[]> columns(Table table, String outcome) {
        List<double[]> columns = new ArrayList<>();
        for (String name : table.names()) {
            if (name.equals(outcome)) {
                continue;
            }
            if (table.isNumeric(name)) {
                columns.add(table.numbers(name));
                continue;
            }
            String[] text = table.text(name);
            for (String level : table.levels(name)) {
                columns.add(Arrays.stream(text)
                        .mapToDouble(cell -> cell.equals(level) ? 1 : 0)
                        .toArray());
            }
        }
        return columns;
    }

    private static int[] rows(Table table, IntPredicate kept) {
        return IntStream.range(0, table.rows()).filter(kept).toArray();
    }

    private static Matrix picked(List<double[]> columns, int[] rows) {
        return Matrix.ofColumns(
                columns.stream().map(column -> pick(column, rows)).toArray(double[][]::new));
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
