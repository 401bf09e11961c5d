package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Expression;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Kaplan-Meier with its bands, restricted means, Nelson-Aalen and the log-rank tests. */
public final class Survival implements Family {
    /** A column of one value, for a curve of everybody. */
    private static final String WHOLE = "everybody";

    @Override
    public boolean knows(Check check) {
        return check.methodHas("kaplan-meier");
    }

    /** Times and events; an event is a status above the smallest code, as in Surv(). */
    static SurvivalData rows(Table table, Formula formula) {
        String[] columns = formula.survival();
        if (columns.length == 1) {
            // Nobody is censored.
            boolean[] all = new boolean[table.rows()];
            Arrays.fill(all, true);
            return SurvivalData.of(Expression.numbers(columns[0], table), all);
        }
        boolean[] event = happened(table, columns[columns.length - 1]);
        double[] stop = Expression.numbers(columns[columns.length - 2], table);
        SurvivalData rows = columns.length > 2
                ? SurvivalData.of(Expression.numbers(columns[0], table), stop, event)
                : SurvivalData.of(stop, event);
        if (formula.strata().isEmpty()) {
            return rows;
        }
        String[] keys = new String[table.rows()];
        Arrays.fill(keys, "");
        for (String name : formula.strata()) {
            String[] cells = table.text(table.resolve(name));
            Arrays.setAll(keys, i -> keys[i] + "/" + cells[i]);
        }
        return rows.withStrata(Formulas.codes(keys));
    }

    /** An expression such as status==2 says it itself; codes 1 and 2 are R's for censored and dead. */
    private static boolean[] happened(Table table, String column) {
        double[] status = Expression.numbers(column, table);
        boolean twos = Arrays.stream(status).max().orElse(0) == 2;
        boolean[] event = new boolean[status.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = status[i] == (twos ? 2 : 1);
        }
        return event;
    }

    /** Survival of which columns: the call's or a kindred check's, or else columns that are named as such columns are. */
    private static Formula survival(Check check, Table table) {
        String calls = (check.call() + "\n" + check.related()).replaceAll("Surv\\(\\s*t\\s*,\\s*e\\s*\\)", "");
        Formula found = Formula.find(calls, "Surv");
        if (found != null && Expression.words(found.response()).stream().allMatch(table::has)) {
            return new Formula(found.response(), "", "");
        }
        String time = named(table, "time|futime|survtime|stime|tstop|stop|week|weeks|days|months|duration|tenure|t");
        String event = named(table, "status|event|fustat|death|dead|died|arrest|cens|censor|churn|churned|delta|e");
        return new Formula("Surv(" + time + ", " + event + ")", "", "");
    }

    private static String named(Table table, String words) {
        for (String word : words.split("\\|", -1)) {
            for (String name : table.names()) {
                if (name.equalsIgnoreCase(word)) {
                    return name;
                }
            }
        }
        throw new IllegalArgumentException("no column is named " + words.replace("|", ", "));
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        Table rowsOfAll = Rows.of(check, data);
        String[] one = new String[rowsOfAll.rows()];
        Arrays.fill(one, "all");
        Table kept = rowsOfAll.with(WHOLE, one);
        Formula formula = survival(check, kept);
        String said = Check.find(check.prep(), "(?:groups?(?:ed)?(?: by)?[ =:]+|^by )([\\w.]*\\w)");
        Formula called = Formula.find(check.call(), "Surv");
        String right = called == null ? "" : called.right().replaceFirst("^(?:as\\.)?factor\\((.*)\\)$", "$1");
        formula.requirePlain(check);
        boolean single = said == null && right.equals("1");
        Checks.require(single || said != null || kept.has(right), "the preparation does not name the group");
        String column = single ? WHOLE : kept.resolve(said == null ? right : said);
        List<String> needed = new ArrayList<>(List.of(column));
        for (String part : formula.survival()) {
            Expression.words(part).forEach(word -> needed.add(kept.resolve(word)));
        }
        Table table = kept.complete(needed);
        Variable group = Variable.of("factor(" + column + ")", table);
        String[] groups = group.cells();
        List<String> levels = ordered(check, group.levels());
        SurvivalData rows = rows(table, formula);
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

    /** In the order in which the check lists the groups: not every language sorts words as we do. */
    private static List<String> ordered(Check check, List<String> levels) {
        List<String> order = new ArrayList<>();
        for (String path : List.of("median_log", "rmst", "median_plain")) {
            check.at(path).forEach(one -> order.add(bare(one.path("group").asString(""))));
        }
        return order.containsAll(levels)
                ? levels.stream()
                        .sorted(Comparator.comparingInt(order::indexOf))
                        .toList()
                : levels;
    }

    private static String bare(String group) {
        return group.replaceFirst("^[\\w.]+=", "");
    }

    private static SurvivalData group(
            Check check, String path, int i, SurvivalData rows, int[] codes, List<String> levels) {
        String name = check.at(path, Integer.toString(i), "group").asString();
        return rows.where(codes, levels.size() == 1 ? 0 : levels.indexOf(bare(name)));
    }

    private static void bands(
            Check check, Answers answers, SurvivalData rows, int[] codes, List<String> levels, Band band) {
        String name = band.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String points = "points_" + name;
        for (int i = 0; i < check.at(points).size(); i++) {
            SurvivalCurve curve = KaplanMeier.fit(group(check, points, i, rows, codes, levels), band, check.level());
            double time = check.at(points, Integer.toString(i), "time").asDouble();
            int k = curve.index(time);
            int[] risk = curve.table().atRisk();
            double[] times = curve.table().times();
            double survival = k < 0 ? 1 : curve.survival()[k];
            // R has no ends where nobody survives, nor of ln(-ln S) where all do, but 1 before the first time.
            SurvivalData part = group(check, points, i, rows, codes, levels);
            boolean seen = Arrays.stream(part.stop()).anyMatch(one -> one <= time);
            boolean endless = survival == 0 || (survival == 1 && seen && band == Band.LOG_LOG);
            int next = k >= 0 && times[k] == time ? k : k + 1;
            answers.in(points + "/" + i)
                    .given("group", "time")
                    .put("n_risk", next < risk.length ? (double) risk[next] : 0)
                    .put("surv", survival)
                    .put("se", k < 0 ? 0 : survival == 0 ? Double.NaN : curve.standardError()[k])
                    .put("lo", endless ? Double.NaN : k < 0 ? 1 : curve.low()[k])
                    .put("hi", endless ? Double.NaN : k < 0 ? 1 : curve.high()[k]);
        }
        String medians = "median_" + name;
        for (int i = 0; i < check.at(medians).size(); i++) {
            SurvivalCurve.Quantile median = KaplanMeier.fit(
                            group(check, medians, i, rows, codes, levels), band, check.level())
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
            NelsonAalen.Curve curve = NelsonAalen.fit(part, check.level());
            double time = check.at("nelson_aalen", Integer.toString(i), "time").asDouble();
            int k = KaplanMeier.fit(part, Band.LOG, Intervals.LEVEL).index(time);
            answers.in("nelson_aalen/" + i)
                    .given("group", "time")
                    .put("cumhaz", k < 0 ? 0 : curve.hazard()[k])
                    .put("se", k < 0 ? 0 : curve.standardError()[k]);
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
