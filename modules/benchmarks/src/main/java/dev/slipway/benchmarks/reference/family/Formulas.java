package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.CallText;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Expression;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.regression.Coefficient;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.RegressionData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** R's names of coefficients and factor levels beside ours. */
final class Formulas {
    /** Columns with more values than this are no groups. */
    private static final int MANY = 200;

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

    /** R's rows of coefficients that the data do not hold, as of a level that a subset leaves without rows, have no numbers. */
    static void dropped(Check check, Answers answers, List<String> names) {
        for (String name : check.keys("coef")) {
            if (!names.contains(name) && check.at("coef", name).isNull()) {
                for (String part : check.keys()) {
                    nothing(check, answers, part, name);
                }
            }
        }
    }

    private static void nothing(Check check, Answers answers, String part, String name) {
        if (!check.keys(part).contains(name)) {
            return;
        }
        answers.in(part).put(name, Double.NaN);
        for (String end : check.keys(part, name)) {
            answers.in(part).in(name).put(end, Double.NaN);
        }
    }

    /** The rows that the check keeps and in which no variable, weight or offset is missing. */
    static Table complete(Check check, Formula formula, DataFolder data) {
        return formula.complete(
                Rows.of(check, data),
                CallText.argument(check.call(), "weights"),
                CallText.argument(check.call(), "offset"));
    }

    /** The rows of a model with the weights and offsets that the formula and the call's arguments state. */
    static RegressionData rows(Check check, Formula formula, Table table, DesignMatrix design) {
        RegressionData rows = RegressionData.of(design, formula.outcome(table));
        double[] trials = formula.trials(table);
        String said = CallText.argument(check.call(), "weights");
        double[] weights = said == null ? trials : Expression.numbers(said, table);
        double[] offset = formula.offset(table);
        String exposure = CallText.argument(check.call(), "exposure");
        String added = exposure == null ? CallText.argument(check.call(), "offset") : "log(" + exposure + ")";
        if (added != null) {
            double[] more = Expression.numbers(added, table);
            double[] before = offset == null ? new double[more.length] : offset;
            Arrays.setAll(more, i -> more[i] + before[i]);
            offset = more;
        }
        RegressionData weighted = weights == null ? rows : rows.withWeights(weights);
        return offset == null ? weighted : weighted.withOffset(offset);
    }

    /** The column that several groups are compared by: the preparation's, or what the call's formula explains. */
    static String measure(Check check, DataFolder data) {
        Table table = data.table(check.dataset());
        String said = Check.find(
                check.prep() + "; " + check.call(),
                "(?<![\\w.])(?:y\\s*=|metric|outcome|response)\\s*[:=]?\\s*([\\w.]*\\w)");
        if (said != null && table.has(said)) {
            return said;
        }
        Formula formula = Formula.find(check.call(), "");
        return formula != null && table.has(formula.response()) ? formula.response() : "y";
    }

    /** The rows that the preparation keeps and that have a number in the metric. */
    static Table measured(Check check, DataFolder data, String metric) {
        return Rows.of(check, data).complete(List.of(metric));
    }

    /**
     * The factor that an analysis of variance compares: named by the preparation or the call's formula, or group or g, or the column that
     * has the groups of the expected values, or the control that the preparation names.
     */
    static String factor(Table table, Check check) {
        String said = Check.find(check.prep(), "(?:groups?|factor|arms?)(?: by|:| =|=)? ?(?:column )?([\\w.]*\\w)");
        Formula formula = Formula.find(check.call(), "");
        String right =
                formula == null ? "" : formula.right().replaceFirst("^(?:C|factor|as\\.factor)\\((.*)\\)$", "$1");
        String measured = formula == null ? "" : formula.response();
        for (String name : new String[] {said == null ? "" : said, right, "group", "g"}) {
            if (table.has(name) && !name.equals(measured)) {
                return name;
            }
        }
        String control = Check.find(check.prep(), "control '([^']*)'");
        List<String> pairs = new ArrayList<>(check.keys("t"));
        pairs.addAll(check.keys("table"));
        for (String name : table.names()) {
            List<String> levels = Variable.of("factor(" + name + ")", table).levels();
            if (pairs.isEmpty() ? control != null && levels.contains(control) : compares(pairs, levels)) {
                return name;
            }
        }
        throw new IllegalArgumentException("the check does not name the groups");
    }

    /** Whether every name is that of a comparison of two of the levels, such as "b - a" or "b-a". */
    private static boolean compares(List<String> pairs, List<String> levels) {
        Set<String> names = new HashSet<>();
        for (String a : levels.size() > MANY ? List.<String>of() : levels) {
            for (String b : levels) {
                names.add(a + "-" + b);
                names.add(a + " - " + b);
            }
        }
        return names.containsAll(pairs);
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
