package dev.slipway.core.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first line of a CSV file: the delimiter (comma, semicolon, tab or bar) and the names of the columns, all different. */
public record CsvHeader(char delimiter, List<String> columns) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int SAMPLE = 1 << 15;
    private static final int SAMPLE_ROWS = 20;

    public CsvHeader {
        columns = List.copyOf(columns);
    }

    /**
     * Reads the header alone.
     *
     * @throws dev.slipway.core.error.SlipwayException FILE when the file can't be read; DATA_INVALID when it is empty, is
     *     not UTF-8, or its first line does not name every column once
     */
    public static CsvHeader read(Path path) {
        CsvFile file = new CsvFile(path);
        String sample = file.text(CsvHeader::sample);
        if (sample.isBlank()) {
            throw CsvFile.invalid(file.name() + " is empty", "Its first line must name the columns.", null);
        }
        char delimiter = delimiter(sample);
        List<String> columns = file.records(delimiter, records -> {
            List<String> names = new ArrayList<>();
            records.next().getFields().forEach(name -> names.add(name.strip()));
            return names;
        });
        check(file.name(), columns);
        return new CsvHeader(delimiter, columns);
    }

    /** Complains about every wanted column that is not there, in one sentence. */
    void require(String file, Collection<String> wanted) {
        List<String> absent = wanted.stream().filter(c -> !columns.contains(c)).toList();
        if (absent.isEmpty()) {
            return;
        }
        List<String> near = new ArrayList<>();
        for (String column : absent) {
            String guess = Closest.to(column, columns);
            if (guess != null) {
                near.add(guess);
            }
        }
        throw CsvFile.invalid(
                file + " has no " + (absent.size() == 1 ? "column " : "columns ")
                        + Phrases.and(absent.stream().map(Phrases::quoted).toList()),
                (near.isEmpty() ? "" : "Did you mean " + Phrases.and(near) + "? ") + "The columns are "
                        + Phrases.and(columns) + ".",
                null);
    }

    private static String sample(Reader text) throws IOException {
        char[] buffer = new char[SAMPLE];
        int length = 0;
        for (int n = text.read(buffer); n > 0; n = text.read(buffer, length, SAMPLE - length)) {
            length += n;
        }
        return new String(buffer, 0, length);
    }

    /** The delimiter that splits the most of the first rows like the header, then the one that gives the most columns. */
    private static char delimiter(String sample) {
        char best = ',';
        double bestScore = 0;
        for (char delimiter : DELIMITERS) {
            double score = score(sample, delimiter);
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String sample, char delimiter) {
        int columns = 0;
        int rows = 0;
        int alike = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(sample)) {
            for (CsvRecord row : records) {
                columns = rows == 0 ? row.getFieldCount() : columns;
                alike += row.getFieldCount() == columns ? 1 : 0;
                if (++rows == SAMPLE_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            return 0; // with this delimiter the quotation marks make no sense
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return columns < 2 ? 0 : (double) alike / rows + columns / 1e6;
    }

    private static void check(String file, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            if (column.isEmpty()) {
                throw CsvFile.invalid(
                        "Column " + (i + 1) + " of " + file + " has no name",
                        "The first line must name every column.",
                        null);
            }
            if (CsvCells.isNumber(column) && !CsvCells.isTruth(column)) {
                throw CsvFile.invalid(
                        "The first line of " + file + " holds values, not names: " + Phrases.quoted(column),
                        "Put the names of the columns on the first line.",
                        null);
            }
            if (!seen.add(column)) {
                throw CsvFile.invalid(
                        "Two columns of " + file + " are named " + Phrases.quoted(column), "Rename one of them.", null);
            }
        }
    }
}
