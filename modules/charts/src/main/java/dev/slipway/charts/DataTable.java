package dev.slipway.charts;

import java.util.List;

/** The numbers behind a picture, formatted as on screen; the first row of cells belongs under the first header. */
public record DataTable(List<String> headers, List<List<String>> rows) {
    public DataTable {
        headers = List.copyOf(headers);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
