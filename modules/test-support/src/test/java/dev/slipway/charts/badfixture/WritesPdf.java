package dev.slipway.charts.badfixture;

import org.apache.pdfbox.Paper;

/** Breaks: only memo writes PDF. */
public final class WritesPdf {
    private WritesPdf() {}

    public static int answer() {
        return new Paper().pages();
    }
}
