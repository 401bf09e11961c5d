package dev.slipway.readout.weekly;

import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.stats.drift.Psi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One measure in one week beside the reference, as what a picture of two distributions shows. */
public final class WeekPair {
    private WeekPair() {}

    /**
     * The pair.
     *
     * @param reference its weeks in words
     */
    public static DriftReadout of(String reference, Feature feature, Cell cell) {
        Psi.Result psi = Psi.categorical(
                counts(feature.reference(), feature.referenceRows()), counts(cell.shares(), cell.rows()));
        List<DriftReadout.Bin> bins = new ArrayList<>();
        for (int b = 0; b < feature.bins().size(); b++) {
            bins.add(new DriftReadout.Bin(
                    feature.bins().get(b),
                    feature.reference().get(b),
                    cell.shares().get(b),
                    psi.parts()[b]));
        }
        return new DriftReadout(
                reference,
                "week " + cell.week(),
                feature.referenceRows(),
                cell.rows(),
                List.of(new DriftReadout.Feature(
                        feature.name(),
                        feature.label(),
                        cell.psi(),
                        cell.limit(),
                        cell.reading(),
                        bins,
                        Map.of(),
                        0,
                        0)));
    }

    private static long[] counts(List<Double> shares, long rows) {
        return shares.stream()
                .mapToLong(share -> Math.round(share * (double) rows))
                .toArray();
    }
}
