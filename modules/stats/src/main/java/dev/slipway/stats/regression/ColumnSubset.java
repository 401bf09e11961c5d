package dev.slipway.stats.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The same rows with some of the columns. */
record ColumnSubset(RowChunks data, int[] columns) implements RowChunks {

    static RowChunks of(RowChunks data, boolean[] kept) {
        int[] columns = IntStream.range(0, kept.length).filter(j -> kept[j]).toArray();
        if (columns.length == kept.length) {
            return data;
        }
        return data.count() == 1 ? select(data.chunk(0), columns) : new ColumnSubset(data, columns);
    }

    @Override
    public int count() {
        return data.count();
    }

    @Override
    public RegressionData chunk(int index) {
        return select(data.chunk(index), columns);
    }

    static RegressionData select(RegressionData chunk, int... columns) {
        DesignMatrix design = chunk.design();
        List<String> names =
                Arrays.stream(columns).mapToObj(j -> design.names().get(j)).toList();
        int[] terms = Arrays.stream(columns).map(j -> design.terms()[j]).toArray();
        boolean intercept = Arrays.stream(terms).anyMatch(t -> t < 0);
        return chunk.withDesign(new DesignMatrix(design.x().select(columns), names, terms, design.rows(), intercept));
    }
}
