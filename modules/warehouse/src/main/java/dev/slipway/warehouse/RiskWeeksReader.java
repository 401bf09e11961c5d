package dev.slipway.warehouse;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Risk;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Row;
import dev.slipway.warehouse.marts.RiskVars;
import dev.slipway.warehouse.marts.RiskVars.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the weeks of losses. Of more than {@value #MOST_ROWS} rows every n-th unit is read; the week after the data has all units. */
final class RiskWeeksReader {
    /** Learning from more takes longer and tells little more. */
    private static final int MOST_ROWS = 400_000;

    private final Database database;
    private final Study study;
    private final Map<String, TableSchema> tables;
    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final List<String> features;
    private final List<Loss> losses;

    private final Growing.Ints unit = new Growing.Ints();
    private final Growing.Ints week = new Growing.Ints();
    private final List<Growing.Doubles> known = new ArrayList<>();
    private final List<Growing.Doubles> lost = new ArrayList<>();

    RiskWeeksReader(Database database, Study study, Map<String, TableSchema> tables) {
        this.database = database;
        this.study = study;
        this.tables = tables;
        this.losses = RiskVars.losses(study);
        for (Risk risk : study.analyses().risks()) {
            names.put(risk.name(), RiskVars.features(study, risk.features(), tables));
        }
        this.features = names.values().stream().flatMap(List::stream).distinct().toList();
        features.forEach(name -> known.add(new Growing.Doubles()));
        losses.forEach(loss -> lost.add(new Growing.Doubles()));
    }

    RiskWeeks read(JobContext context) {
        int end = (int) database.number("select coalesce(max(week), 0) from marts.user_week_features");
        int[] rowOf = UnitRows.of(database, context);
        String log = "week < " + end + " and is_exposed and not has_left";
        long all = database.number("select count(*) from marts.user_week_features where " + log);
        long every = Math.max(1, (all + MOST_ROWS - 1) / MOST_ROWS);
        stream(log + " and mod(unit_no, " + every + ") = 0", rowOf, true, context);
        int rows = unit.size();
        stream("week = " + end + " and not has_left", rowOf, false, context);
        return new RiskWeeks(
                end,
                rows,
                unit.toArray(),
                week.toArray(),
                columns(features, known),
                names,
                columns(losses.stream().map(loss -> loss.risk().name()).toList(), lost),
                1.0 / every,
                planted(rowOf, context));
    }

    private void stream(String which, int[] rowOf, boolean log, JobContext context) {
        String brings = log ? losses.stream().map(l -> ", " + l.name()).collect(Collectors.joining()) : "";
        database.stream(
                "select unit_no, week, " + String.join(", ", features) + brings
                        + " from marts.user_week_features where " + which + " order by unit_no, week",
                context,
                row -> add(row, rowOf, log));
    }

    private void add(Row row, int[] rowOf, boolean log) {
        unit.add(rowOf[row.count(1)]);
        week.add(row.count(2));
        int column = 3;
        for (Growing.Doubles values : known) {
            values.add(row.number(column++));
        }
        for (int l = 0; log && l < lost.size(); l++) {
            lost.get(l).add(row.number(column++));
        }
    }

    private static Map<String, double[]> columns(List<String> names, List<Growing.Doubles> values) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), values.get(i).toArray());
        }
        return columns;
    }

    /** Of a world that tells what each offer's week loses: the mean over the offers. */
    private @Nullable Map<String, double[]> planted(int[] rowOf, JobContext context) {
        TableSchema truth = tables.get("offer_truth");
        boolean whole = truth != null
                && study.analyses().risks().stream()
                        .flatMap(risk -> risk.columns().stream())
                        .allMatch(name -> truth.indexOf(name) >= 0);
        if (!whole) {
            return null;
        }
        int units = (int) Arrays.stream(rowOf).filter(row -> row >= 0).count();
        Map<String, double[]> sums = new LinkedHashMap<>();
        losses.forEach(loss -> sums.put(loss.risk().name(), new double[units]));
        List<double[]> columns = List.copyOf(sums.values());
        int[] offers = new int[units];
        database.stream(
                "select exposures.unit_no"
                        + losses.stream().map(RiskWeeksReader::sql).collect(Collectors.joining())
                        + " from raw.offer_truth as truth inner join marts.fct_exposures as exposures on exposures.unit_id = truth."
                        + study.experiment().unit()
                        + " where exposures.is_eligible order by exposures.unit_no, truth.offer",
                context,
                row -> {
                    int at = rowOf[row.count(1)];
                    offers[at]++;
                    for (int l = 0; l < columns.size(); l++) {
                        columns.get(l)[at] += row.number(2 + l);
                    }
                });
        columns.forEach(column -> Arrays.setAll(column, i -> offers[i] == 0 ? 0 : column[i] / offers[i]));
        return sums;
    }

    private static String sql(Loss loss) {
        return ", "
                + ColumnSum.parse(loss.risk().outcome()).orElseThrow().columns().stream()
                        .collect(Collectors.joining(" + "));
    }
}
