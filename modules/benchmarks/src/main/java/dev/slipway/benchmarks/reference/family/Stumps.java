package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.regression.BestCut;
import java.util.Arrays;
import java.util.List;

/** The best single cut of one of several columns. */
public final class Stumps implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("stump");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = data.table(check.dataset());
        String called = Check.find(check.call(), "\\bon ([\\w, ]+)");
        String said = called == null ? Check.find(check.prep(), "\\bon ([\\w, ]+)") : called;
        Checks.require(said != null, "the call does not say on which columns");
        List<String> names = Arrays.stream((said == null ? "" : said).split(",\\s*"))
                .map(String::strip)
                .filter(table::has)
                .toList();
        boolean[] y = outcome(check, table, names);
        BestCut best = null;
        String feature = "";
        for (String name : names) {
            BestCut cut = BestCut.of(table.numbers(name), y);
            if (best == null || cut.gain() > best.gain()) {
                best = cut;
                feature = name;
            }
        }
        Checks.require(best != null, "the data have none of the columns");
        if (best != null) {
            answers.put("feature", feature)
                    .put("threshold", best.cut())
                    .put("impurity", best.impurity(), best.impurityBelow(), best.impurityAbove())
                    .put("n_node", new long[] {y.length, best.below(), y.length - best.below()});
        }
    }

    /** The column that the preparation or a kindred check names, or else the last one of 0 and 1 that is no feature. */
    private static boolean[] outcome(Check check, Table table, List<String> features) {
        String said = Check.find(check.prep() + " " + check.call(), "\\by ?= ?([\\w.]*\\w)");
        String name = said != null && table.has(said)
                ? said
                : table.names().stream()
                        .filter(column ->
                                !features.contains(column) && List.of("0", "1").equals(table.levels(column)))
                        .reduce((first, second) -> second)
                        .orElseThrow(() -> new IllegalArgumentException("no column holds the outcome"));
        double[] numbers = table.numbers(name);
        boolean[] y = new boolean[numbers.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = numbers[i] == 1;
        }
        return y;
    }
}
