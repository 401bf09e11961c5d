package dev.slipway.readout.calibration;

import dev.slipway.readout.calibration.CalibrationTable.Cell;
import dev.slipway.readout.calibration.CalibrationTable.Rate;
import dev.slipway.readout.model.Readout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final String UNEQUAL_ARMS = "control nine times as big";
    private static final double WARNS = 0.9;

    /** The rows for a readout, by method in the order of its estimates. */
    public static List<Behaviour> of(Readout readout, CalibrationTable table) {
        Map<String, List<Cell>> chosen = new LinkedHashMap<>();
        for (Question question : Question.of(readout)) {
            List<Cell> cells = chosen.computeIfAbsent(question.method(), key -> new ArrayList<>());
            for (Cell cell : nearest(question, table)) {
                if (!cells.contains(cell)) {
                    cells.add(cell);
                }
            }
        }
        List<Behaviour> rows = new ArrayList<>();
        chosen.forEach((method, cells) -> cells.forEach(cell -> rows.add(new Behaviour(method, cell))));
        return rows;
    }

    static List<Cell> nearest(Question question, CalibrationTable table) {
        Map<String, List<Cell>> byScenario = new LinkedHashMap<>();
        for (String name : CalibratedMethods.names(question.method())) {
            List<Cell> cells = table.of(name);
            boolean choice = cells.stream().anyMatch(cell -> cell.scenario().contains(UNEQUAL_ARMS));
            boolean rates = cells.stream().anyMatch(cell -> isRate(cell.scenario()));
            for (Cell cell : cells) {
                boolean alike = !choice || question.unequal() == cell.scenario().contains(UNEQUAL_ARMS);
                boolean fits = question.rate() == null ? !isRate(cell.scenario()) : !rates || isRate(cell.scenario());
                if (alike && fits) {
                    byScenario
                            .computeIfAbsent(name + "," + cell.scenario(), key -> new ArrayList<>())
                            .add(cell);
                }
            }
        }
        List<Cell> nearest = new ArrayList<>();
        byScenario
                .values()
                .forEach(cells -> nearest.add(cells.stream()
                        .min(Comparator.comparingDouble(cell -> distance((double) cell.units(), question.units())))
                        .orElseThrow()));
        Double rate = question.rate();
        return rate == null ? nearest : nearestRate(nearest, rate);
    }

    private static boolean isRate(String scenario) {
        return RATES.matcher(scenario).find();
    }

    /** Of the rates in the table, the one that is nearest. */
    private static List<Cell> nearestRate(List<Cell> cells, double wanted) {
        double best =
                cells.stream().mapToDouble(cell -> far(cell, wanted)).min().orElse(Double.NaN);
        return cells.stream()
                .filter(cell -> rate(cell.scenario()) == null || far(cell, wanted) == best)
                .toList();
    }

    private static double far(Cell cell, double wanted) {
        Double rate = rate(cell.scenario());
        return rate == null ? Double.POSITIVE_INFINITY : distance(rate, wanted);
    }

    private static @Nullable Double rate(String scenario) {
        Matcher matcher = RATE.matcher(scenario);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) / 100 : null;
    }

    private static double distance(double a, double b) {
        return Math.abs(Math.log(Math.max(a, 1e-9)) - Math.log(Math.max(b, 1e-9)));
    }

    /** What the data look like, and which form of the method where it has several. */
    public String kind() {
        return CalibratedMethods.names(method).size() < 2
                ? cell.scenario()
                : cell.scenario() + "; " + cell.method().replace('_', ' ');
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
