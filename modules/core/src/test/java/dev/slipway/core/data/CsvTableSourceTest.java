package dev.slipway.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableSourceTest {
    private static final CsvOptions PLAIN = CsvOptions.of("raw");
    private static final CsvOptions STUDY = PLAIN.withRequired("user", "revenue")
            .withIdentifiers("user", "variant")
            .withNumbers("revenue");

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return file(text, StandardCharsets.UTF_8);
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("ab.csv"), text.getBytes(charset));
    }

    private CsvTableSource open(String text, CsvOptions options) throws IOException {
        return CsvTableSource.open(file(text), options, JobContext.unwatched());
    }

    private static List<ColumnBatch> batches(CsvTableSource source) {
        List<ColumnBatch> batches = new ArrayList<>();
        source.stream(JobContext.unwatched(), batches::add);
        return batches;
    }

    private static ColumnBatch only(CsvTableSource source) {
        List<ColumnBatch> batches = batches(source);
        assertThat(batches).hasSize(1);
        return batches.getFirst();
    }

    @Test
    void aColumnThatMustBeFilledIsFilledInEveryRow() {
        CsvOptions options = CsvOptions.of("rollout").withFilled("adopted_at").withTimes("adopted_at");
        assertThatThrownBy(() -> open("""
                user_id,adopted_at
                a,2026-10-05
                b,
                c,NA
                """, options))
                .hasMessageContaining("ab.csv has 2 rows that can't be used")
                .hasMessageContaining("line 3: adopted_at is missing\nline 4: adopted_at is missing");
    }

    @Test
    void findsTheTypesOfColumns() throws IOException {
        CsvTableSource source = open("""
                user,code,n,x,flag,day,stamp,epoch_time,ms_at,country,empty
                a,007,1,1.5,TRUE,2026-10-05,2017-01-21 22:11:48.556739,1490000000,1490000000123,NA,
                b,012,-2,2e3,false,2026-10-06,2017-01-21T22:11:48Z,1490000001,1490000000124,DE,
                c,013,,NA,0,,2017-01-21 22:11:48+01:00,,,,
                """, PLAIN);
        ColumnBatch batch = only(source);

        assertThat(source.schema().columns())
                .extracting(ColumnSpec::type)
                .containsExactly(
                        ColumnType.TEXT,
                        ColumnType.TEXT,
                        ColumnType.INTEGER,
                        ColumnType.NUMBER,
                        ColumnType.INTEGER,
                        ColumnType.TIMESTAMP,
                        ColumnType.TIMESTAMP,
                        ColumnType.TIMESTAMP,
                        ColumnType.TIMESTAMP,
                        ColumnType.TEXT,
                        ColumnType.TEXT);
        assertThat(batch.texts(1)).containsExactly("007", "012", "013");
        assertThat(batch.longs(2)).containsExactly(1, -2, Long.MIN_VALUE);
        assertThat(batch.numbers(3)).containsExactly(1.5, 2000, Double.NaN);
        assertThat(batch.longs(4)).containsExactly(1, 0, 0);
        assertThat(batch.longs(5)).containsExactly(1_791_158_400_000L, 1_791_244_800_000L, Long.MIN_VALUE);
        assertThat(batch.longs(6)).containsExactly(1_485_036_708_556L, 1_485_036_708_000L, 1_485_033_108_000L);
        assertThat(batch.longs(7)).containsExactly(1_490_000_000_000L, 1_490_000_001_000L, Long.MIN_VALUE);
        assertThat(batch.longs(8)).containsExactly(1_490_000_000_123L, 1_490_000_000_124L, Long.MIN_VALUE);
        assertThat(batch.texts(9)).containsExactly("NA", "DE", null);
        assertThat(source.schema().name()).isEqualTo("raw");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiter(String delimiter) throws IOException {
        String text = "user,note,x\na,\"one; two | three\",1\nb,\"four\",2\n".replace(",", delimiter);

        CsvTableSource source = open(text, PLAIN);

        assertThat(source.report().delimiter()).isEqualTo(delimiter.charAt(0));
        assertThat(source.schema().columns()).hasSize(3);
        assertThat(only(source).longs(2)).containsExactly(1, 2);
    }

    @Test
    void readsBomQuotedNewlinesCarriageReturnsAndALastLineWithoutEnd() throws IOException {
        ColumnBatch batch = only(open("\uFEFFuser,note\r\na,\"two\nlines\"\r\n\r\nb,\"say \"\"hi\"\"\"", PLAIN));

        assertThat(batch.schema().columns().getFirst().name()).isEqualTo("user");
        assertThat(batch.texts(1)).containsExactly("two\nlines", "say \"hi\"");
    }

    @Test
    void readsDaysWithoutDashes() throws IOException {
        ColumnBatch batch = only(open("user,day\na,20261001\nb,20261031\n", PLAIN.withTimes("day")));

        assertThat(batch.longs(1)).containsExactly(1_790_812_800_000L, 1_793_404_800_000L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20261301     | 'seen is “20261301”, which as seconds since 1970 is 1970-08-23, not a moment between 2000 and 2100'
            45000        | 'seen is “45000”, which as seconds since 1970 is 1970-01-01, not a moment between 2000 and 2100'
            1970-01-01   | 'seen is “1970-01-01”, which is 1970-01-01, not a moment between 2000 and 2100'
            9999-12-31   | 'seen is “9999-12-31”, which is 9999-12-31, not a moment between 2000 and 2100'
            """)
    void refusesMomentsThatNobodyMeant(String cell, String reason) {
        assertThatThrownBy(() -> open("user,seen\na,2026-10-05\nb," + cell + "\n", PLAIN.withTimes("seen")))
                .isInstanceOfSatisfying(
                        CsvInvalidException.class,
                        e -> assertThat(e.report().problems()).containsExactly(new CsvProblem(3, reason)));
    }

    @Test
    void identifiersStayTextAndDemandedNumbersMayBeTruthValues() throws IOException {
        CsvTableSource source = open("user,variant,revenue\n1,0,TRUE\n2,1,FALSE\n", STUDY);

        assertThat(source.schema().columns())
                .extracting(ColumnSpec::type)
                .containsExactly(ColumnType.TEXT, ColumnType.TEXT, ColumnType.INTEGER);
        assertThat(only(source).longs(2)).containsExactly(1, 0);
    }

    @Test
    void refusesBadRowsAndListsThemByLine() {
        assertThatThrownBy(() -> open("""
                        user,variant,revenue
                        a,control,"1,50"
                        b,control
                        ,control,3
                        d,control,n/k
                        e,treatment,5
                        """, STUDY)).isInstanceOfSatisfying(CsvInvalidException.class, e -> {
            assertThat(e.category()).isEqualTo(ErrorCategory.DATA_INVALID);
            assertThat(e.sentence()).startsWith("ab.csv has 4 rows that can't be used; nothing was imported.");
            assertThat(e.report().problems())
                    .extracting(CsvProblem::toString)
                    .containsExactly(
                            "line 2: revenue is “1,50”, not a number (write the fraction with a point)",
                            "line 3: 2 cells instead of 3",
                            "line 4: user is missing",
                            "line 5: revenue is “n/k”, not a number");
        });
    }

    @Test
    void listsTheFirstTwentyAndCountsTheRest() {
        assertThatThrownBy(() -> open("user,revenue\n" + "x,?\n".repeat(50) + "y,1\n", STUDY))
                .hasMessageContaining("50 rows")
                .hasMessageContaining("line 21:")
                .hasMessageNotContaining("line 22:")
                .hasMessageEndingWith("and 30 more");
    }

    @Test
    void leavesBadRowsOutOnlyWhenToldTo() throws IOException {
        CsvTableSource source = open("user,revenue\na,1\nb,?\nc,3\n", STUDY.skippingBadRows());

        assertThat(source.report().badRows()).isEqualTo(1);
        assertThat(source.expectedRows()).isEqualTo(2);
        assertThat(only(source).texts(0)).containsExactly("a", "c");
        assertThat(only(source).longs(1)).containsExactly(1, 3);
    }

    @Test
    void refusesAFileWithoutOneGoodRowEvenWhenSkipping() {
        assertThatThrownBy(() -> open("user,revenue\nb,?\n", STUDY.skippingBadRows()))
                .isInstanceOf(CsvInvalidException.class);
    }

    @Test
    void namesMissingColumnsAndWhatIsThere() {
        assertThatThrownBy(() -> open("usr,variant,revenu\na,b,1\n", STUDY))
                .isInstanceOfSatisfying(SlipwayException.class, e -> {
                    assertThat(e.sentence()).startsWith("ab.csv has no columns “user” and “revenue”");
                    assertThat(e.remedy())
                            .isEqualTo("Did you mean usr and revenu? The columns are usr, variant and revenu.");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', commentCharacter = '~', textBlock = """
            ''                       # ab.csv is empty
            'a,b~'                   # ab.csv has a header and no rows
            'a,~1,2~'                # Column 2 of ab.csv has no name
            'a,a~1,2~'               # Two columns of ab.csv are named “a”
            '1,2~3,4~'               # The first line of ab.csv holds values, not names: “1”
            'a,b~1,"x~2,y~'          # ab.csv has a quotation mark out of place in the row that starts on line 2
            'PK\u0003\u0004rest'     # ab.csv is a spreadsheet or an archive, not CSV
            'PAR1xyz'                # ab.csv is a Parquet file, not CSV
            """)
    void saysWhatIsWrongWithTheWholeFile(String text, String message) {
        assertThatThrownBy(() -> open(text.replace('~', '\n'), PLAIN))
                .isInstanceOfSatisfying(SlipwayException.class, e -> {
                    assertThat(e.sentence()).startsWith(message).contains("nothing was imported");
                    assertThat(e.category()).isEqualTo(ErrorCategory.DATA_INVALID);
                    assertThat(e.remedy()).isNotBlank();
                });
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        Path latin = file("user,city\na,K\u00f6ln\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvTableSource.open(latin, PLAIN, JobContext.unwatched()))
                .hasMessageContaining("is not UTF-8 text");

        Path wide = file("user,city\na,b\n", StandardCharsets.UTF_16);
        assertThatThrownBy(() -> CsvTableSource.open(wide, PLAIN, JobContext.unwatched()))
                .hasMessageContaining("is UTF-16 text");
    }

    @Test
    void aFileThatIsNotThereIsAFileError() {
        assertThatThrownBy(() -> CsvTableSource.open(folder.resolve("none.csv"), PLAIN, JobContext.unwatched()))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.FILE));
    }

    @Test
    void streamsBatchesInOrderAndTwiceTheSame() throws IOException {
        StringBuilder text = new StringBuilder("user,x\n");
        for (int i = 0; i < 20_000; i++) {
            text.append('u').append(i).append(',').append(i).append('\n');
        }
        CsvTableSource source = open(text.toString(), PLAIN);

        List<ColumnBatch> first = batches(source);

        assertThat(first).extracting(ColumnBatch::rows).containsExactly(8_192, 8_192, 3_616);
        assertThat(first.get(2).longs(1)[3_615]).isEqualTo(19_999);
        assertThat(batches(source).get(1).texts(0)).isEqualTo(first.get(1).texts(0));
        assertThat(source.expectedRows()).isEqualTo(20_000);
    }

    @Test
    void stopsWhenCancelled() throws IOException {
        CsvTableSource source = open("user,x\n" + "a,1\n".repeat(50_000), PLAIN);
        List<ColumnBatch> seen = new ArrayList<>();
        Cancellation cancellation = new Cancellation();
        JobContext context = new StoppableContext(cancellation);

        assertThatThrownBy(() -> source.stream(context, batch -> {
                    seen.add(batch);
                    cancellation.cancel();
                }))
                .isInstanceOf(CancelledException.class);
        assertThat(seen).hasSize(1);
    }
}
