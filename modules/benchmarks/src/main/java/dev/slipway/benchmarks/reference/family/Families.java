package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.multiplicity.AdjustedP;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Adjustments of a family of p-values that the labels describe: arm/metric is Welch's, arm/metric/stratum the pooled z's. */
public final class Families implements Family {
    private static final Map<String, AdjustedP> METHODS = Map.of(
            "bonferroni", AdjustedP.BONFERRONI,
            "sidak", AdjustedP.SIDAK,
            "holm-sidak", AdjustedP.HOLM_SIDAK,
            "holm", AdjustedP.HOLM,
            "simes-hochberg", AdjustedP.HOCHBERG,
            "hommel", AdjustedP.HOMMEL,
            "fdr_bh", AdjustedP.BENJAMINI_HOCHBERG,
            "fdr_by", AdjustedP.BENJAMINI_YEKUTIELI);

    /** What R's p.adjust calls them. */
    private static final Map<String, String> OF_R =
            Map.of("simes-hochberg", "hochberg", "fdr_bh", "BH", "fdr_by", "BY");

    @Override
    public boolean knows(Check check) {
        return check.methodHas("multiple-comparison adjustments");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        answers.given("labels");
        double[] p = check.numbers("p");
        String control = Check.find(check.prep(), "vs ([^)]+)\\)");
        List<String> labels = check.texts("labels");
        if (control == null || labels.size() != p.length) {
            answers.given("p");
        } else {
            Table table = data.table(check.dataset());
            try {
                double[] ours = new double[p.length];
                for (int i = 0; i < p.length; i++) {
                    ours[i] = single(table, labels.get(i).split("/", -1), control);
                }
                p = ours;
                answers.put("p", p);
            } catch (IllegalArgumentException e) {
                // The labels do not say how the p-values came about; the adjustments can be compared all the same.
                answers.given("p");
            }
        }
        double alpha = level(check);
        for (Map.Entry<String, AdjustedP> method : METHODS.entrySet()) {
            double[] adjusted = method.getValue().adjust(p);
            answers.put(OF_R.getOrDefault(method.getKey(), method.getKey()), adjusted);
            answers.in(method.getKey()).put("adjusted", adjusted);
            for (int i = 0; i < p.length; i++) {
                answers.in(method.getKey()).put("reject/" + i, Boolean.toString(adjusted[i] <= alpha));
            }
        }
    }

    /** Named, or the second argument. */
    private static double level(Check check) {
        String second = Check.find(check.call(), "multipletests\\(\\s*\\w+\\s*,\\s*([0-9.]+)");
        return check.parameter("alpha", second == null ? Intervals.ALPHA : Double.parseDouble(second));
    }

    private static double single(Table table, String[] label, String control) {
        String column = column(table, label[0]);
        Table rows = label.length > 2 ? table.where(column(table, label[2]), label[2]) : table;
        double[] t = rows.where(column, label[0]).numbers(label[1]);
        double[] c = rows.where(column, control).numbers(label[1]);
        if (label.length == 2) {
            return Welch.compare(Moments.of(t), Moments.of(c), Intervals.LEVEL)
                    .absolute()
                    .pValue();
        }
        return TwoProportions.compare(hits(t), t.length, hits(c), c.length, Intervals.LEVEL)
                .absolute()
                .pValue();
    }

    private static long hits(double[] flags) {
        return (long) Arrays.stream(flags).sum();
    }

    private static String column(Table table, String value) {
        for (String name : table.names()) {
            if (Arrays.asList(table.text(name)).contains(value)) {
                return name;
            }
        }
        throw new IllegalArgumentException("no column holds " + value);
    }
}
