package dev.slipway.stats.regression;

/**
 * Rows that need not be in memory together. A fit asks for every chunk once per pass, in order: linear models make two
 * passes, generalised linear models one per iteration and one for robust errors. Chunks have the same columns.
 */
public interface RowChunks {

    /** Number of chunks, at least 1. */
    int count();

    /** The chunk with this number, from 0; the same rows each time. */
    RegressionData chunk(int index);
}
