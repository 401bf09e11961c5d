package dev.slipway.readout;

import dev.slipway.readout.text.BinLabels;
import dev.slipway.readout.text.Words;
import dev.slipway.stats.drift.Psi;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.StudyCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One input as bins.
 *
 * @param bin of each row
 */
record DriftFeature(String name, String label, List<String> bins, int[] bin) {
    private static final int DECILES = 10;
    private static final int HOURS_PER_BIN = 3;
    private static final String MISSING = "missing";

    static DriftFeature category(String name, ExperimentData.Category category) {
        List<String> bins = new ArrayList<>(category.levels());
        int missing = bins.size();
        boolean anyMissing = false;
        int[] bin = new int[category.code().length];
        for (int u = 0; u < bin.length; u++) {
            int code = category.code()[u];
            bin[u] = code < 0 ? missing : code;
            anyMissing |= code < 0;
        }
        if (anyMissing) {
            bins.add(MISSING);
        }
        return new DriftFeature(name, Words.label(name), bins, bin);
    }

    /** Bins at the deciles of the rows before; null when those have no value. */
    static @Nullable DriftFeature number(String name, double[] values, boolean[] before) {
        double[] first = new double[values.length];
        int n = 0;
        for (int u = 0; u < values.length; u++) {
            if (before[u] && Double.isFinite(values[u])) {
                first[n++] = values[u];
            }
        }
        first = Arrays.copyOf(first, n);
        if (first.length == 0) {
            return null;
        }
        double[] edges = Psi.quantileBins(first, DECILES);
        List<String> bins =
                new ArrayList<>(BinLabels.of(edges, Arrays.stream(values)).rounded());
        int missing = bins.size();
        boolean anyMissing = false;
        int[] bin = new int[values.length];
        for (int u = 0; u < values.length; u++) {
            if (Double.isFinite(values[u])) {
                int found = Arrays.binarySearch(edges, values[u] + 0.0);
                bin[u] = found >= 0 ? found : -found - 1;
            } else {
                bin[u] = missing;
                anyMissing = true;
            }
        }
        if (anyMissing) {
            bins.add(MISSING);
        }
        return new DriftFeature(name, Words.label(name), bins, bin);
    }

    /** Hour of first exposure, of the study's time zone, in bins of three hours. */
    static DriftFeature hour(long[] exposedAt, StudyCalendar calendar) {
        List<String> bins = new ArrayList<>();
        for (int h = 0; h < 24; h += HOURS_PER_BIN) {
            bins.add(String.format(java.util.Locale.ROOT, "%02d–%02d h", h, h + HOURS_PER_BIN));
        }
        int[] bin = calendar.hours(exposedAt);
        for (int u = 0; u < bin.length; u++) {
            bin[u] /= HOURS_PER_BIN;
        }
        return new DriftFeature("hour_of_exposure", "Hour of first exposure", bins, bin);
    }
}
