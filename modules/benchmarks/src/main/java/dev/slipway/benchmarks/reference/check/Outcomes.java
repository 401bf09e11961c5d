package dev.slipway.benchmarks.reference.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metric as a comparison of arms takes it: yes and no as 1 and 0, values beyond a cap as the cap. */
final class Outcomes {
    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "success", "1");
    private static final Set<String> NO = Set.of("no", "n", "false", "f", "failure", "0");
    private static final Pattern CAP = Pattern.compile(
            "(?i)(?:winsori[sz]ed|capped|clipped|top-coded|truncated) (?:at|to) (?:the |its |their )?(?:(\\d+(?:\\.\\d+)?)(?:st|nd|rd|th|%)? and (?:the )?)?"
                    + "(\\d+(?:\\.\\d+)?)(st|nd|rd|th|%)?(?: ?(percentiles?|quantiles?))?");

    private Outcomes() {}

    /** The rows of both arms with the metric so written. */
    static Table written(Table rows, String metric, String prep) {
        Table numbers = rows.isNumeric(metric) ? rows : flags(rows, metric);
        Matcher cap = CAP.matcher(prep);
        return numbers.isNumeric(metric) && cap.find() ? capped(numbers, metric, cap) : numbers;
    }

    private static Table flags(Table rows, String metric) {
        String[] cells = rows.text(metric);
        boolean words = Arrays.stream(cells)
                .filter(cell -> !Table.isMissing(cell))
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .allMatch(cell -> YES.contains(cell) || NO.contains(cell));
        return !words
                ? rows
                : rows.with(
                        metric,
                        Arrays.stream(cells)
                                .map(cell -> Table.isMissing(cell)
                                        ? cell
                                        : YES.contains(cell.toLowerCase(Locale.ROOT)) ? "1" : "0")
                                .toArray(String[]::new));
    }

    /** A percentile is that of both arms together, missing values left out, by the usual interpolation (type 7). */
    private static Table capped(Table rows, String metric, Matcher cap) {
        double[] values = rows.numbers(metric);
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        boolean share = cap.group(3) != null || cap.group(4) != null;
        double limit = Double.parseDouble(cap.group(2));
        double high = share ? quantile(sorted, limit / 100) : limit;
        double low = cap.group(1) == null
                ? Double.NEGATIVE_INFINITY
                : quantile(sorted, Double.parseDouble(cap.group(1)) / 100);
        return rows.with(
                metric,
                Arrays.stream(values)
                        .mapToObj(v -> Double.isNaN(v) ? "NA" : Double.toString(Math.clamp(v, low, high)))
                        .toArray(String[]::new));
    }

    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
