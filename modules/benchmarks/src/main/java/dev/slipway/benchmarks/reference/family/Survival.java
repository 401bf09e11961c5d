package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Rows;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.survival.Band;
import dev.slipway.stats.survival.KaplanMeier;
import dev.slipway.stats.survival.LogRank;
import dev.slipway.stats.survival.NelsonAalen;
import dev.slipway.stats.survival.SurvivalCurve;
import dev.slipway.stats.survival.SurvivalData;
import java.util.List;
import java.util.Locale;

/** Kaplan-Meier with its bands, restricted means, Nelson-Aalen and the log-rank tests. */
public final class Survival implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("kaplan-meier");
    }

    /** Times and events; an event is a status above the smallest code, as in Surv(). */
    static SurvivalData rows(Table table, String[] columns) {
        double[] time = table.numbers(table.resolve(columns[0]));
        double[] status = table.numbers(table.resolve(columns[1]));
        boolean twos = java.util.Arrays.stream(status).max().orElse(0) == 2;
        boolean[] event = new boolean[status.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = status[i] == (twos ? 2 : 1);
        }
        return SurvivalData.of(time, event);
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Formula formula = Formula.require(check.related().replaceAll("Surv\\(t,e\\)", ""), "(?=Surv\\(\\w+, ?\\w+\\))");
        Table table = Rows.kept(data.table(check.dataset()), check.prep());
        String column = Check.find(check.prep(), "group (\\w+)");
        Checks.require(column != null, "the preparation does not name the group");
        String[] groups = table.text(table.resolve(column == null ? "" : column));
        List<String> levels = table.levels(table.resolve(column == null ? "" : column));
        SurvivalData rows = rows(table, formula.survival());
        int[] codes = new int[groups.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = levels.indexOf(groups[i]);
        }
        for (Band band : Band.values()) {
            bands(check, answers, rows, codes, levels, band);
        }
        means(check, answers, rows, codes, levels);
        hazards(check, answers, rows, codes, levels);
        logRank(answers, rows, codes);
    }

    private static SurvivalData group(
            Check check, String path, int i, SurvivalData rows, int[] codes, List<String> levels) {
        String name = check.at(path, Integer.toString(i), "group").asString().replaceFirst("^\\w+=", "");
        return rows.where(codes, levels.indexOf(name));
    }

    private static void bands(
            Check check, Answers answers, SurvivalData rows, int[] codes, List<String> levels, Band band) {
        String name = band.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String points = "points_" + name;
        for (int i = 0; i < check.at(points).size(); i++) {
            SurvivalCurve curve = KaplanMeier.fit(group(check, points, i, rows, codes, levels), band, Intervals.LEVEL);
            double time = check.at(points, Integer.toString(i), "time").asDouble();
            int k = curve.index(time);
            int[] risk = curve.table().atRisk();
            double[] times = curve.table().times();
            int next = k >= 0 && times[k] == time ? k : k + 1;
            answers.in(points + "/" + i)
                    .given("group", "time")
                    .put("n_risk", next < risk.length ? (double) risk[next] : 0)
                    .put("surv", curve.survival()[k])
                    .put("se", curve.standardError()[k])
                    .put("lo", curve.low()[k])
                    .put("hi", curve.high()[k]);
        }
        String medians = "median_" + name;
        for (int i = 0; i < check.at(medians).size(); i++) {
            SurvivalCurve.Quantile median = KaplanMeier.fit(
                            group(check, medians, i, rows, codes, levels), band, Intervals.LEVEL)
                    .median();
            answers.in(medians + "/" + i)
                    .given("group")
                    .put("median", median.time())
                    .put("lo", median.low())
                    .put("hi", median.high());
        }
    }

    private static void means(Check check, Answers answers, SurvivalData rows, int[] codes, List<String> levels) {
        for (int i = 0; i < check.at("rmst").size(); i++) {
            SurvivalData part = group(check, "rmst", i, rows, codes, levels);
            double tau = check.at("rmst", Integer.toString(i), "tau").asDouble();
            Effect mean = KaplanMeier.fit(part, Band.LOG, Intervals.LEVEL).restrictedMean(tau);
            answers.in("rmst/" + i)
                    .given("group", "tau")
                    .put("rmean", mean.estimate())
                    .put("se", mean.standardError())
                    .put("events", part.events());
        }
    }

    private static void hazards(Check check, Answers answers, SurvivalData rows, int[] codes, List<String> levels) {
        for (int i = 0; i < check.at("nelson_aalen").size(); i++) {
            SurvivalData part = group(check, "nelson_aalen", i, rows, codes, levels);
            NelsonAalen.Curve curve = NelsonAalen.fit(part, Intervals.LEVEL);
            double time = check.at("nelson_aalen", Integer.toString(i), "time").asDouble();
            int k = KaplanMeier.fit(part, Band.LOG, Intervals.LEVEL).index(time);
            answers.in("nelson_aalen/" + i)
                    .given("group", "time")
                    .put("cumhaz", curve.hazard()[k])
                    .put("se", curve.standardError()[k]);
        }
    }

    private static void logRank(Answers answers, SurvivalData rows, int[] codes) {
        LogRank.Result plain = LogRank.test(rows, codes);
        LogRank.Result peto = LogRank.test(rows, codes, 1, 0);
        answers.in("logrank")
                .put("chisq", plain.statistic())
                .put("df", plain.df())
                .put("p", plain.pValue())
                .put("observed", plain.observed())
                .put("expected", plain.expected());
        answers.in("peto_peto_rho1").put("chisq", peto.statistic()).put("p", peto.pValue());
    }
}
