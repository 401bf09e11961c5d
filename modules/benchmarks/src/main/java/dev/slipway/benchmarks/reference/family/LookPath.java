package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Arms;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.stats.sequential.MixtureSprt;
import java.util.Arrays;
import java.util.List;

/** Looks at growing parts of a file. */
final class LookPath {
    private static final double SAME = 1e-9;

    private final Check check;
    private final Table table;
    private final String column;
    private final String treatment;
    private final String control;
    private final String metric;
    private final long tuning;

    LookPath(Check check, DataFolder data) {
        this.check = check;
        Arms arms = Arms.ofRemaining(check, data);
        table = Arms.rows(check, data);
        column = arms.treatmentGroup().column();
        treatment = arms.treatmentGroup().value();
        control = arms.controlGroup().value();
        String said = Check.find(check.call(), "tuning (\\d+)");
        tuning = said == null ? 5000 : Long.parseLong(said);
        metric = metric();
    }

    /** The check may leave the metric out: then it is the column whose difference at the first look is the stated one. */
    private String metric() {
        double wanted = check.at("looks", "0", "diff").asDouble();
        List<String> columns = table.names().stream()
                .filter(name -> !name.equals(column)
                        && table.isNumeric(name)
                        && Arrays.stream(table.numbers(name)).noneMatch(Double::isNaN))
                .toList();
        for (String name : columns) {
            if (Math.abs(effect(name, 0).estimate() - wanted) <= SAME * Math.abs(wanted)) {
                return name;
            }
        }
        throw new IllegalArgumentException("no column has the stated difference at the first look");
    }

    private int rows(int look) {
        return (int) ((long) (look + 1) * table.rows() / check.at("looks").size());
    }

    private Moments arm(String name, String value, int look) {
        int rows = rows(look);
        Table part = table.where(i -> i < rows).where(column, value);
        return Moments.of(part.numbers(name));
    }

    private Effect effect(String name, int look) {
        return Welch.compare(arm(name, treatment, look), arm(name, control, look), Intervals.LEVEL)
                .absolute();
    }

    void answer(Answers answers) {
        int looks = check.at("looks").size();
        double[] p = new double[looks];
        for (int look = 0; look < looks; look++) {
            Moments t = arm(metric, treatment, look);
            Moments c = arm(metric, control, look);
            Effect fixed = effect(metric, look);
            Effect sequence = ConfidenceSequence.asymptotic(
                    fixed.estimate(), fixed.standardError(), t.n() + c.n(), tuning, Intervals.ALPHA);
            p[look] = sequence.pValue();
            answers.in("looks")
                    .in(Integer.toString(look))
                    .put("look_rows", (double) rows(look))
                    .put("n_c", (double) c.n())
                    .put("n_t", (double) t.n())
                    .put("diff", fixed.estimate())
                    .put("se", fixed.standardError())
                    .put("seq_ci", sequence.low(), sequence.high())
                    .put("seq_p", p[look])
                    .put("fixed_p", fixed.pValue())
                    .put("z", fixed.estimate() / fixed.standardError());
        }
        double[] running = MixtureSprt.alwaysValid(p);
        for (int look = 0; look < looks; look++) {
            answers.put("looks/" + look + "/seq_p_running_min", running[look]);
        }
    }
}
