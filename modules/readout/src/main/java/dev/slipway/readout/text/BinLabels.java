package dev.slipway.readout.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;

/** How bins of numbers are called: of counts by the numbers in them ("0", "1", "2 to 4", "5 or more"), of measurements by their edges. */
public final class BinLabels {
    /** Beyond this a number has no neighbour one apart. */
    private static final double EXACT = 1e15;

    private final double[] edges;
    private final boolean whole;
    private final double least;

    private BinLabels(double[] edges, boolean whole, double least) {
        this.edges = edges;
        this.whole = whole;
        this.least = least;
    }

    /**
     * Labels for bins; bin b holds what is above edge b − 1 and at most edge b.
     *
     * @param edges ascending, one fewer than bins and at least one
     * @param values everything that the bins hold; what is not finite is not looked at
     */
    public static BinLabels of(double[] edges, DoubleStream values) {
        double[] least = {Double.POSITIVE_INFINITY};
        boolean[] whole = {Arrays.stream(edges).allMatch(BinLabels::isWhole)};
        values.filter(Double::isFinite).forEach(value -> {
            least[0] = Math.min(least[0], value);
            whole[0] &= isWhole(value);
        });
        return new BinLabels(edges, whole[0], least[0]);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT;
    }

    /** One label for each bin, the edges rounded to what tells them apart. */
    public List<String> rounded() {
        return labels(this::rounded, Numbers::count);
    }

    /** One label for each bin with the edges as they are. */
    public List<String> exact() {
        return labels(edge -> plain(edges[edge]), Long::toString);
    }

    /** As few digits as say exactly this number: {@code 0.5}, {@code 1480}, {@code 3E-9}. */
    public static String plain(double value) {
        String digits = Double.toString(value == 0 ? 0 : value);
        double size = Math.abs(value);
        boolean readable = size == 0 || (size >= 1e-6 && size < 1e15);
        return readable ? new BigDecimal(digits).stripTrailingZeros().toPlainString() : digits.replace(".0E", "E");
    }

    private List<String> labels(IntFunction<String> name, LongFunction<String> count) {
        List<String> labels = new ArrayList<>();
        labels.add((least < edges[0] ? "up to " : "") + name.apply(0));
        for (int b = 1; b < edges.length; b++) {
            double from = edges[b - 1] + 1;
            boolean one = whole && from >= edges[b];
            String low = whole ? count.apply((long) from) : name.apply(b - 1);
            labels.add(one ? name.apply(b) : low + " to " + name.apply(b));
        }
        int last = edges.length - 1;
        labels.add(whole ? count.apply((long) edges[last] + 1) + " or more" : "above " + name.apply(last));
        return labels;
    }

    /** Three digits of the edge, and two of the distance to its neighbours; no zeros at the end. */
    private String rounded(int edge) {
        double value = edges[edge];
        double gap = Double.POSITIVE_INFINITY;
        gap = edge > 0 ? Math.min(gap, value - edges[edge - 1]) : gap;
        gap = edge + 1 < edges.length ? Math.min(gap, edges[edge + 1] - value) : gap;
        int apart = Double.isFinite(gap) ? Numbers.meaningfulDecimals(gap) - 1 : 0;
        int digits = value == 0 || whole ? 0 : Math.max(apart, Numbers.meaningfulDecimals(value));
        String text = Numbers.fixed(value, digits);
        return digits > 0 ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
