package dev.slipway.charts;

import dev.slipway.charts.LineageLayout.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a lineage in bands, one below the other, where they don't fit side by side. An edge from one band to the next leaves at
 * the right and comes in again at the left.
 *
 * @param perBand columns of each band; the last may have fewer
 * @param top of each band the first row that it uses
 * @param rows that each band uses
 */
record LineageBands(int perBand, List<Double> top, List<Double> rows) {
    /** As few bands as fit this width, with columns of one node and one gap, and about as many columns in each. */
    static LineageBands of(LineageLayout layout, double width, double node, double gap) {
        int columns = layout.columnCount();
        int fit = (int) Math.max(1, Math.floor((width + gap) / (node + gap)));
        int bands = Math.ceilDiv(Math.max(1, columns), fit);
        int perBand = Math.ceilDiv(Math.max(1, columns), bands);
        bands = Math.ceilDiv(Math.max(1, columns), perBand);
        List<Double> top = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        for (int band = 0; band < bands; band++) {
            double low = Double.MAX_VALUE;
            double high = 0;
            for (int column = band * perBand; column < Math.min(columns, (band + 1) * perBand); column++) {
                for (Place place : layout.places(column)) {
                    low = Math.min(low, place.row());
                    high = Math.max(high, place.row());
                }
            }
            top.add(low == Double.MAX_VALUE ? 0 : low);
            rows.add(low == Double.MAX_VALUE ? 1 : high - low + 1);
        }
        return new LineageBands(perBand, top, rows);
    }

    int count() {
        return top.size();
    }

    int band(Place place) {
        return place.column / perBand;
    }

    /** Its column within its band. */
    int column(Place place) {
        return place.column % perBand;
    }

    /** Rows above its band. */
    double rowsBefore(int band) {
        return rows.subList(0, band).stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Its middle in rows from the top of everything, heads left out. */
    double middle(Place place) {
        int band = band(place);
        return rowsBefore(band) + place.row() - top.get(band) + .5;
    }

    double allRows() {
        return rowsBefore(count());
    }
}
