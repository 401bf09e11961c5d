package dev.slipway.core.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.text.Phrases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as a table. Opening reads it once to find the types of the columns and every bad row; streaming reads it
 * again. A row is bad when it has too few or too many cells, lacks an identifier, or breaks what the options demand of a
 * column. Bad rows are never dropped silently: the file is refused unless the options say to leave them out.
 */
public final class CsvTableSource implements TableSource {
    private static final int BATCH = 8_192;
    private static final int CHECK_EVERY = 4_096;

    private final CsvFile file;
    private final TableSchema schema;
    private final CsvOptions options;
    private final CsvReport report;

    private CsvTableSource(CsvFile file, TableSchema schema, CsvOptions options, CsvReport report) {
        this.file = file;
        this.schema = schema;
        this.options = options;
        this.report = report;
    }

    /**
     * Reads the file once and finds out what is in it.
     *
     * @throws CsvInvalidException when it has bad rows and they are not to be left out
     * @throws dev.slipway.core.error.SlipwayException FILE when it can't be read; DATA_INVALID when it is empty, has only
     *     a header, is not UTF-8 or lacks a required column
     */
    public static CsvTableSource open(Path path, CsvOptions options, JobContext context) {
        CsvFile file = new CsvFile(path);
        CsvHeader header = CsvHeader.read(path);
        header.require(file.name(), options.required());
        List<CsvColumnScan> columns = header.columns().stream()
                .map(c -> new CsvColumnScan(c, options))
                .toList();
        CsvReport report =
                file.records(header.delimiter(), records -> scan(records, columns, header.delimiter(), context));
        if (report.rows() == 0 && report.badRows() == 0) {
            throw CsvFile.invalid(
                    file.name() + " has a header and no rows",
                    "Export it again with its data, or name another file.",
                    null);
        }
        if (report.badRows() > 0 && (!options.skipBadRows() || report.rows() == 0)) {
            throw new CsvInvalidException(file.name(), report);
        }
        List<ColumnSpec> specs = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        new ColumnSpec(header.columns().get(i), columns.get(i).type()))
                .toList();
        return new CsvTableSource(file, new TableSchema(options.table(), specs), options, report);
    }

    private static CsvReport scan(
            Iterator<CsvRecord> records, List<CsvColumnScan> columns, char delimiter, JobContext context) {
        records.next();
        long good = 0;
        long bad = 0;
        List<CsvProblem> problems = new ArrayList<>();
        while (records.hasNext()) {
            CsvRecord row = records.next();
            String complaint = complaint(row, columns);
            if (complaint == null) {
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).accept(row.getField(i).strip());
                }
                good++;
            } else {
                bad++;
                if (problems.size() < CsvReport.LISTED) {
                    problems.add(new CsvProblem(row.getStartingLineNumber(), complaint));
                }
            }
            if ((good + bad) % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
        }
        return new CsvReport(good, bad, problems, delimiter);
    }

    private static @Nullable String complaint(CsvRecord row, List<CsvColumnScan> columns) {
        if (row.getFieldCount() != columns.size()) {
            return Phrases.count(row.getFieldCount(), "cell", "cells") + " instead of " + columns.size();
        }
        for (int i = 0; i < columns.size(); i++) {
            String complaint = columns.get(i).complaint(row.getField(i).strip());
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    /** What the first reading found. */
    public CsvReport report() {
        return report;
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    /** Exact: the rows were counted when the file was opened. */
    @Override
    public long expectedRows() {
        return report.rows();
    }

    @Override
    public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
        List<CsvColumnScan> columns = schema.columns().stream()
                .map(c -> new CsvColumnScan(c.name(), options))
                .toList();
        file.records(report.delimiter(), records -> {
            records.next();
            CsvBatch batch = new CsvBatch(schema, BATCH);
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (complaint(row, columns) == null) {
                    batch.add(row.getFields());
                }
                if (batch.isFull()) {
                    context.checkCancelled();
                    consumer.accept(batch.take());
                }
            }
            context.checkCancelled();
            if (!batch.isEmpty()) {
                consumer.accept(batch.take());
            }
            return report;
        });
    }
}
