package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.survival.CompetingRisks;
import dev.slipway.stats.survival.GrayTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cumulative incidence of progression and of death by group, with Gray's test. */
public final class Competing implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("aalen-johansen");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = data.table(check.dataset());
        String first = name(check, "ftime = (\\w+) if");
        String flag = name(check, "if (\\w+)==1 else");
        String last = name(check, "if \\w+==1 else (\\w+)");
        String end = name(check, "else 2\\*(\\w+)");
        String[] groups = table.text(name(check, "group=(\\w+)"));
        double[] early = table.numbers(first);
        double[] late = table.numbers(last);
        double[] flagged = table.numbers(flag);
        double[] ended = table.numbers(end);
        double[] time = new double[early.length];
        int[] cause = new int[early.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = flagged[i] == 1 ? early[i] : late[i];
            cause[i] = flagged[i] == 1 ? 1 : 2 * (int) ended[i];
        }
        List<String> levels = table.levels(name(check, "group=(\\w+)"));
        int[] codes = Arrays.stream(groups).mapToInt(levels::indexOf).toArray();
        for (String key : check.keys("est")) {
            String[] parts = key.split(" ", -1);
            int code = levels.indexOf(parts[0]);
            int[] rows = IntStream.range(0, codes.length)
                    .filter(i -> codes[i] == code)
                    .toArray();
            CompetingRisks.Result curves = CompetingRisks.fit(
                    Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(),
                    Arrays.stream(rows).map(i -> cause[i]).toArray(),
                    Intervals.LEVEL);
            CompetingRisks.Incidence curve = curves.causes().get(Integer.parseInt(parts[1]) - 1);
            for (String at : check.keys("est", key)) {
                int t = curves.index(Double.parseDouble(at));
                answers.put("est/" + key + "/" + at, curve.incidence()[t])
                        .put("var/" + key + "/" + at, curve.standardError()[t] * curve.standardError()[t]);
            }
        }
        for (int k = 1; k <= Arrays.stream(cause).max().orElse(0); k++) {
            GrayTest.Result test = GrayTest.test(time, cause, codes, k);
            answers.in("gray/" + (k - 1))
                    .put("stat", test.statistic())
                    .put("pv", test.pValue())
                    .put("df", test.df());
        }
    }

    private static String name(Check check, String pattern) {
        String found = Check.find(check.prep() + " " + check.call(), pattern);
        Checks.require(found != null, "the preparation does not say " + pattern);
        return found == null ? "" : found;
    }
}
