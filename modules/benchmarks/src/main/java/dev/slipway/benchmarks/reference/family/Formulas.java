package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** R's names of coefficients and factor levels beside ours. */
final class Formulas {
    private Formulas() {}

    /** The names of the design's columns as the check writes them. */
    static List<String> names(DesignMatrix design, List<String> expected) {
        List<String> names = new ArrayList<>();
        for (String ours : design.names()) {
            boolean intercept = ours.equals("(intercept)");
            names.add(intercept ? intercept(expected) : ours);
        }
        return names;
    }

    private static String intercept(List<String> expected) {
        return expected.contains("const") ? "const" : expected.contains("Intercept") ? "Intercept" : "(Intercept)";
    }

    /** Standard errors by name. */
    static void errors(Answers answers, String path, List<String> names, Coefficients fitted) {
        for (int j = 0; j < names.size(); j++) {
            answers.in(path).put(names.get(j), fitted.standardError(j));
        }
    }

    /** Estimates, errors, statistics, p-values by name; the paths are the check's words for them. */
    static void table(Answers answers, List<String> names, Coefficients fitted, String se, String statistic, String p) {
        List<Coefficient> rows = fitted.table(Intervals.LEVEL);
        for (int j = 0; j < names.size(); j++) {
            Coefficient row = rows.get(j);
            answers.in("coef").put(names.get(j), row.estimate());
            answers.in(se).put(names.get(j), row.standardError());
            answers.in(statistic).put(names.get(j), row.statistic());
            answers.in(p).put(names.get(j), row.pValue());
        }
    }

    /** The rows that the preparation keeps and that have a number in the metric. */
    static Table measured(Check check, DataFolder data, String metric) {
        return Rows.kept(data.table(check.dataset()), check.prep()).complete(List.of(metric));
    }

    /** The factor that an analysis of variance compares: named g or group, or the column of the control that the preparation names. */
    static String factor(Table table, Check check) {
        for (String name : new String[] {"group", "g"}) {
            if (table.has(name)) {
                return name;
            }
        }
        String control = Check.find(check.prep(), "control '([^']*)'");
        for (String name : table.names()) {
            Set<String> levels = new TreeSet<>(table.levels(name));
            if (control != null && levels.contains(control)) {
                return name;
            }
        }
        throw new IllegalArgumentException("the check does not name the groups");
    }

    /** Codes from 0 in the order in which the values come. */
    static int[] codes(String[] values) {
        Map<String, Integer> known = new HashMap<>();
        int[] codes = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            Integer code = known.get(values[i]);
            if (code == null) {
                code = known.size();
                known.put(values[i], code);
            }
            codes[i] = code;
        }
        return codes;
    }
}
