package dev.slipway.core.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens a CSV file as strict UTF-8 and puts what goes wrong into words. */
final class CsvFile {
    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final int BUFFER = 1 << 16;
    private static final int LARGEST_CELL = 1 << 24;

    private final Path path;

    CsvFile(Path path) {
        this.path = path;
    }

    String name() {
        return Objects.requireNonNullElse(path.getFileName(), path).toString();
    }

    /** Work on the records of a file. */
    @FunctionalInterface
    interface Work<R> {
        R on(Iterator<CsvRecord> records);
    }

    /** Work on the text of a file. */
    @FunctionalInterface
    interface TextWork<R> {
        R on(Reader text) throws IOException;
    }

    <R> R records(char delimiter, Work<R> work) {
        return text(reader -> {
            CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(LARGEST_CELL);
            try (CsvReader<CsvRecord> records = builder.ofCsvRecord(reader)) {
                return work.on(records.iterator());
            }
        });
    }

    <R> R text(TextWork<R> work) {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(path), BUFFER)) {
            checkBeginning(stream);
            Reader reader = new InputStreamReader(
                    stream,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
            return work.on(reader);
        } catch (CsvParseException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            throw unreadable(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Skips a byte order mark; files that are not text at all are recognised by how they begin. */
    private void checkBeginning(InputStream stream) throws IOException {
        stream.mark(4);
        byte[] start = stream.readNBytes(4);
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            stream.reset();
            stream.skipNBytes(3);
            return;
        }
        stream.reset();
        if (begins(start, 0xFF, 0xFE) || begins(start, 0xFE, 0xFF)) {
            throw invalid(name() + " is UTF-16 text", "Save it as CSV in UTF-8.", null);
        }
        if (begins(start, 'P', 'K', 3, 4) || begins(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw invalid(
                    name() + " is a spreadsheet or an archive, not CSV", "Export the sheet as CSV in UTF-8.", null);
        }
        if (begins(start, 'P', 'A', 'R', '1')) {
            throw invalid(name() + " is a Parquet file, not CSV", "Export the table as CSV in UTF-8.", null);
        }
    }

    private static boolean begins(byte[] start, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (start.length <= i || (start[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private SlipwayException broken(CsvParseException e) {
        String said = Objects.requireNonNullElse(e.getMessage(), "");
        Matcher line = LINE.matcher(said);
        String where = line.find() ? " in the row that starts on line " + line.group(1) : "";
        return invalid(
                name() + " has a quotation mark out of place" + where,
                "Text in quotation marks must close them before the next delimiter; a mark inside is written twice.",
                e);
    }

    private SlipwayException unreadable(IOException e) {
        if (e instanceof CharacterCodingException) {
            return invalid(
                    name() + " is not UTF-8 text", "Save it as CSV in UTF-8, for example in your spreadsheet.", e);
        }
        String message = e instanceof NoSuchFileException ? "There is no file " + path : name() + " can't be read";
        return new SlipwayException(
                ErrorCategory.FILE, message + "; nothing was imported.", "Check the name and that you may read it.", e);
    }

    static SlipwayException invalid(String message, String remedy, @Nullable Exception cause) {
        return new SlipwayException(ErrorCategory.DATA_INVALID, message + "; nothing was imported.", remedy, cause);
    }
}
