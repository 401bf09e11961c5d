package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.CallText;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Expression;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.learning.evaluate.Isotonic;
import dev.slipway.learning.evaluate.Metric;
import dev.slipway.learning.evaluate.Scored;
import dev.slipway.stats.drift.KolmogorovSmirnov;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/** How well a score, or a fitted probability, tells outcomes apart, and the isotonic curve of one. */
public final class Scores implements Family {
    private static final int BINS = 10;

    @Override
    public boolean knows(Check check) {
        return check.methodHas("classification metrics", "isotonic regression");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = Rows.of(check, data);
        if (check.methodHas("isotonic")) {
            isotonic(check, table, answers);
            return;
        }
        double[] y = table.numbers(word(check.prep(), "\\by ?= ?([\\w.]*\\w)"));
        String score = Check.find(check.prep(), "score ?= ?([\\w.]*\\w)");
        boolean raw = score != null;
        double[] s = score != null ? table.numbers(score) : fitted(check, table, y);
        // Area, separation and precision only know the order, but the class takes probabilities.
        double least = Arrays.stream(s).min().orElse(0);
        double width = Math.max(Arrays.stream(s).max().orElse(1) - least, Double.MIN_NORMAL);
        Scored scored = new Scored(
                y, raw ? Arrays.stream(s).map(v -> (v - least) / width).toArray() : s);
        double[] once = new double[y.length];
        Arrays.fill(once, 1);
        double auc = Metric.AUC.value(scored, once);
        answers.put("n", y.length)
                .put("positives", Arrays.stream(y).sum())
                .put("roc_auc", auc)
                .put("gini", 2 * auc - 1)
                .put("average_precision", Metric.AVERAGE_PRECISION.value(scored, once))
                .put(
                        "ks_separation",
                        KolmogorovSmirnov.test(where(s, y, v -> v == 1), where(s, y, v -> v == 0))
                                .statistic());
        if (!raw) {
            answers.put("log_loss", Metric.LOG_LOSS.value(scored, once))
                    .put("brier", Metric.BRIER.value(scored, once))
                    .put("ece_10_equal_width", calibrationError(y, s));
            check.keys().stream()
                    .filter(key -> key.startsWith("at_"))
                    .forEach(key -> confusion(answers.in(key), y, s, Double.parseDouble(key.substring(3))));
        }
    }

    private static void isotonic(Check check, Table table, Answers answers) {
        String inside = word(check.call(), "\\.fit\\((.+)\\)");
        String first = CallText.upTo(inside, 0, ",");
        String second = CallText.upTo(inside, inside.indexOf(',', first.length() - 1) + 1, ",");
        double[] values = Expression.numbers(unnamed(first), table);
        boolean falling = check.call().matches("(?s).*increasing\\s*=\\s*F(?:ALSE|alse).*");
        DoubleUnaryOperator turned = falling ? v -> -v : v -> v;
        double[] x = Arrays.stream(values).map(turned).toArray();
        double least = Arrays.stream(x).min().orElse(0);
        double width = Math.max(Arrays.stream(x).max().orElse(1) - least, Double.MIN_NORMAL);
        Isotonic fit = Isotonic.fit(new Scored(
                Expression.numbers(unnamed(second), table),
                Arrays.stream(x).map(v -> (v - least) / width).toArray()));
        double[] at = check.numbers("x");
        answers.given("x")
                .put(
                        "y",
                        Arrays.stream(at)
                                .map(v -> fit.probability((turned.applyAsDouble(v) - least) / width))
                                .toArray());
    }

    /** An argument without its name. */
    private static String unnamed(String argument) {
        return argument.replaceFirst("^[A-Za-z_]+\\s*=(?!=)\\s*", "");
    }

    private static double[] fitted(Check check, Table table, double[] y) {
        String[] terms = word(check.prep(), "regression on ([\\w, ]+\\w)").split(",\\s*", -1);
        DesignBuilder builder = new DesignBuilder(table.rows());
        for (String term : terms) {
            builder.numeric(term, table.numbers(term));
        }
        DesignMatrix design = builder.build();
        RegressionData rows = RegressionData.of(design, y);
        return LogisticRegression.fit(rows, StandardErrors.CLASSICAL).fitted(rows);
    }

    private static double calibrationError(double[] y, double[] s) {
        double[] gaps = new double[BINS];
        for (int i = 0; i < y.length; i++) {
            gaps[(int) Math.min(BINS - 1.0, s[i] * BINS)] += (y[i] - s[i]) / y.length;
        }
        return Arrays.stream(gaps).map(Math::abs).sum();
    }

    private static void confusion(Answers answers, double[] y, double[] s, double threshold) {
        double tp = 0;
        double fp = 0;
        double fn = 0;
        double tn = 0;
        for (int i = 0; i < y.length; i++) {
            boolean called = s[i] >= threshold;
            tp += called ? y[i] : 0;
            fp += called ? 1 - y[i] : 0;
            fn += called ? 0 : y[i];
            tn += called ? 0 : 1 - y[i];
        }
        double precision = tp / (tp + fp);
        double recall = tp / (tp + fn);
        answers.put("tn", tn)
                .put("fp", fp)
                .put("fn", fn)
                .put("tp", tp)
                .put("accuracy", (tp + tn) / y.length)
                .put("precision", precision)
                .put("recall", recall)
                .put("f1", 2 * precision * recall / (precision + recall))
                .put("mcc", (tp * tn - fp * fn) / Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)))
                .put("balanced_accuracy", (recall + tn / (tn + fp)) / 2);
    }

    private static double[] where(double[] s, double[] y, DoublePredicate wanted) {
        double[] kept = new double[s.length];
        int n = 0;
        for (int i = 0; i < s.length; i++) {
            if (wanted.test(y[i])) {
                kept[n++] = s[i];
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static String word(String text, String pattern) {
        String found = Check.find(text, pattern);
        Checks.require(found != null, "the check does not say " + pattern);
        return found == null ? "" : found;
    }
}
