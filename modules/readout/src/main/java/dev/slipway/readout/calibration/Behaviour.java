package dev.slipway.readout.calibration;

import dev.slipway.readout.calibration.CalibrationTable.Cell;
import dev.slipway.readout.calibration.CalibrationTable.Rate;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the methods that a readout uses behave on data like its own: for each kind of data on which a method was simulated, the row
 * of the nearest number of units, and of the rates only the one nearest to the study's.
 *
 * @param method as in the readout
 * @param cell of the table
 */
public record Behaviour(String method, Cell cell) {
    private static final Pattern RATES = Pattern.compile("\\brate\\b");
    private static final Pattern RATE = Pattern.compile("rate (?:of )?([0-9.]+)%");
    /** Arms that differ more than this are shown beside a table of such arms. */
    private static final double UNEQUAL = 3;

    private static final String UNEQUAL_ARMS = "control nine times as big";
    private static final double WARNS = 0.9;

    /** The rows for a readout, by method in the order of its estimates. */
    public static List<Behaviour> of(Readout readout, CalibrationTable table) {
        Map<String, List<Cell>> chosen = new LinkedHashMap<>();
        for (MetricReadout metric : readout.metrics()) {
            for (String method : methods(metric)) {
                List<Cell> cells = chosen.computeIfAbsent(method, key -> new ArrayList<>());
                for (Cell cell : nearest(method, metric, table)) {
                    if (!cells.contains(cell)) {
                        cells.add(cell);
                    }
                }
            }
        }
        List<Behaviour> rows = new ArrayList<>();
        chosen.forEach((method, cells) -> cells.forEach(cell -> rows.add(new Behaviour(method, cell))));
        return rows;
    }

    private static Set<String> methods(MetricReadout metric) {
        Set<String> methods = new LinkedHashSet<>();
        metric.estimates().stream().map(Estimate::method).forEach(methods::add);
        return methods;
    }

    private static List<Cell> nearest(String method, MetricReadout metric, CalibrationTable table) {
        double units = metric.arms().stream().mapToLong(ArmSummary::n).min().orElse(0);
        double most = metric.arms().stream().mapToLong(ArmSummary::n).max().orElse(0);
        boolean unequal = most > UNEQUAL * units;
        Map<String, List<Cell>> byScenario = new LinkedHashMap<>();
        for (String name : CalibratedMethods.names(method)) {
            List<Cell> cells = table.of(name);
            boolean choice = cells.stream().anyMatch(cell -> cell.scenario().contains(UNEQUAL_ARMS));
            for (Cell cell : cells) {
                boolean alike = !choice || unequal == cell.scenario().contains(UNEQUAL_ARMS);
                if (alike && fits(metric, cell.scenario(), cells)) {
                    byScenario
                            .computeIfAbsent(name + "," + cell.scenario(), key -> new ArrayList<>())
                            .add(cell);
                }
            }
        }
        List<Cell> nearest = new ArrayList<>();
        byScenario.values().forEach(cells -> nearest.add(cells.stream()
                .min(Comparator.comparingDouble(cell -> distance(cell.units(), units)))
                .orElseThrow()));
        return nearestRate(nearest, metric);
    }

    /** A rate is shown beside rates where the method has some, a mean never. */
    private static boolean fits(MetricReadout metric, String scenario, List<Cell> cells) {
        boolean some = cells.stream().anyMatch(cell -> isRate(cell.scenario()));
        return metric.rate() ? !some || isRate(scenario) : !isRate(scenario);
    }

    private static boolean isRate(String scenario) {
        return RATES.matcher(scenario).find();
    }

    /** Of the rates in the table, the one that is nearest to the metric's. */
    private static List<Cell> nearestRate(List<Cell> cells, MetricReadout metric) {
        Double mean = metric.arms().isEmpty() ? null : metric.arms().getFirst().mean();
        if (!metric.rate() || mean == null) {
            return cells;
        }
        double best = cells.stream()
                .mapToDouble(cell -> far(cell, mean))
                .min()
                .orElse(Double.NaN);
        return cells.stream()
                .filter(cell -> rate(cell.scenario()) == null || far(cell, mean) == best)
                .toList();
    }

    private static double far(Cell cell, double mean) {
        Double rate = rate(cell.scenario());
        return rate == null ? Double.POSITIVE_INFINITY : distance(rate, mean);
    }

    private static @Nullable Double rate(String scenario) {
        Matcher matcher = RATE.matcher(scenario);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) / 100 : null;
    }

    private static double distance(double a, double b) {
        return Math.abs(Math.log(Math.max(a, 1e-9)) - Math.log(Math.max(b, 1e-9)));
    }

    /** In words: calibrated, too many errors (and whether the method says so), cautious, or undecided. */
    public String verdict() {
        List<Rate> rates = new ArrayList<>();
        for (Rate rate : new @Nullable Rate[] {cell.falsePositives(), cell.coverage()}) {
            if (rate != null) {
                rates.add(rate);
            }
        }
        List<Rate> wrong = judged(rates, "liberal");
        if (!wrong.isEmpty()) {
            boolean warns = wrong.stream().allMatch(rate -> rate.warned() >= WARNS);
            return warns ? "too many errors; it warns" : "too many errors";
        }
        if (!judged(rates, "undecided").isEmpty()) {
            return "undecided";
        }
        return judged(rates, "conservative").isEmpty() ? "calibrated" : "cautious";
    }

    private static List<Rate> judged(List<Rate> rates, String verdict) {
        return rates.stream().filter(rate -> rate.verdict().equals(verdict)).toList();
    }
}
