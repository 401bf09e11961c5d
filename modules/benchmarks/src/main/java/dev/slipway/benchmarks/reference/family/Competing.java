package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.survival.CompetingRisks;
import dev.slipway.stats.survival.GrayTest;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Cumulative incidence of progression and of death by group, with Gray's test. */
public final class Competing implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("aalen-johansen", "cumulative incidence");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table table = Rows.of(check, data);
        Times times = Times.of(check, table);
        double[] time = times.time();
        int[] cause = times.cause();
        String grouped = Check.find(check.call() + " " + check.prep(), "group\\s*=\\s*(?:\\w+\\$)?([\\w.]*\\w)");
        Variable group =
                Variable.of("factor(" + (grouped == null ? table.names().getFirst() : grouped) + ")", table);
        List<String> levels = grouped == null ? List.of("1") : group.levels();
        int[] codes = grouped == null
                ? new int[time.length]
                : Arrays.stream(group.cells()).mapToInt(levels::indexOf).toArray();
        for (String key : check.keys("est")) {
            int cut = key.lastIndexOf(' ');
            int code = levels.indexOf(key.substring(0, cut));
            int which = Integer.parseInt(key.substring(cut + 1));
            int[] rows = IntStream.range(0, codes.length)
                    .filter(i -> codes[i] == code)
                    .toArray();
            CompetingRisks.Result curves = CompetingRisks.fit(
                    Arrays.stream(rows).mapToDouble(i -> time[i]).toArray(),
                    Arrays.stream(rows).map(i -> cause[i]).toArray(),
                    Intervals.LEVEL);
            CompetingRisks.Incidence curve = curves.causes().stream()
                    .filter(one -> one.cause() == which)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no row of " + key));
            for (String at : check.keys("est", key)) {
                int t = curves.index(Double.parseDouble(at));
                answers.put("est/" + key + "/" + at, curve.incidence()[t])
                        .put("var/" + key + "/" + at, curve.standardError()[t] * curve.standardError()[t]);
            }
        }
        int[] causes = levels.size() < 2
                ? new int[0]
                : Arrays.stream(cause).filter(k -> k > 0).distinct().sorted().toArray();
        int row = 0;
        for (int k : causes) {
            GrayTest.Result test = GrayTest.test(time, cause, codes, k);
            answers.in("gray/" + row++)
                    .put("stat", test.statistic())
                    .put("pv", test.pValue())
                    .put("df", test.df());
        }
    }

    /** Time and cause by row, 0 where nothing happened: two columns that the call names, or made of four as the preparation says. */
    private record Times(double[] time, int[] cause) {
        static Times of(Check check, Table table) {
            String time = Check.find(check.call(), "cuminc\\(\\s*(?:ftime\\s*=\\s*)?(?:\\w+\\$)?([\\w.]+)\\s*,");
            String status = Check.find(check.call(), "cuminc\\([^,]*,\\s*(?:fstatus\\s*=\\s*)?(?:\\w+\\$)?([\\w.]+)");
            if (time != null && status != null && table.has(time) && table.has(status)) {
                return new Times(table.numbers(time), causes(check, table, status));
            }
            double[] early = table.numbers(name(check, "ftime = (\\w+) if"));
            double[] flagged = table.numbers(name(check, "if (\\w+)==1 else"));
            double[] late = table.numbers(name(check, "if \\w+==1 else (\\w+)"));
            int[] ended = whole(table.numbers(name(check, "else 2\\*(\\w+)")));
            double[] first = new double[early.length];
            int[] cause = new int[early.length];
            for (int i = 0; i < first.length; i++) {
                first[i] = flagged[i] == 1 ? early[i] : late[i];
                cause[i] = flagged[i] == 1 ? 1 : 2 * ended[i];
            }
            return new Times(first, cause);
        }

        /** Words have the numbers that the preparation gives them, else their order without the one for nothing. */
        private static int[] causes(Check check, Table table, String status) {
            if (table.isNumeric(status)) {
                return whole(table.numbers(status));
            }
            String censored = Check.find(check.call(), "cencode\\s*=\\s*['\"]([^'\"]+)['\"]");
            List<String> words = table.levels(status).stream()
                    .filter(word -> !word.equals(censored))
                    .toList();
            return Arrays.stream(table.text(status))
                    .mapToInt(word -> {
                        String said = Check.find(check.prep(), "(\\d+) ?= ?['\"]?" + Pattern.quote(word) + "\\b");
                        return said == null ? words.indexOf(word) + 1 : Integer.parseInt(said);
                    })
                    .toArray();
        }

        private static int[] whole(double[] values) {
            return Arrays.stream(values).mapToInt(v -> (int) v).toArray();
        }
    }

    private static String name(Check check, String pattern) {
        String found = Check.find(check.prep() + " " + check.call(), pattern);
        Checks.require(found != null, "the preparation does not say " + pattern);
        return found == null ? "" : found;
    }
}
