package dev.slipway.benchmarks.reference.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Tables, and the words in which preparations name rows. */
class WordsTest {
    private static final String DATA = """
        user_id,segment,page,code,spend,seen
        1,No Mail,old_page,0,1.5,TRUE
        2,Mens Mail,new_page,1,2.5,FALSE
        2,Mens Mail,old_page,1,3.5,TRUE
        3,"Womens, \"\"all\"\"",new_page,0,,TRUE
        """;

    @TempDir
    private Path folder = Path.of("");

    private Check check(String prep) throws IOException {
        Files.writeString(folder.resolve("d.csv"), DATA);
        var none = JsonMapper.builder().build().readTree("{}");
        return new Check("f.json", "made.spend", "d.csv", prep, "", "", "", "", none, "");
    }

    @Test
    void csvWithQuotesAndMissing() {
        Table table = Table.parse(DATA);
        assertThat(table.text("segment")[3]).isEqualTo("Womens, \"all\"");
        assertThat(table.numbers("spend")[3]).isNaN();
        assertThat(table.numbers("seen")).containsExactly(1, 0, 1, 1);
        assertThat(table.isNumeric("segment")).isFalse();
        assertThat(table.resolve("seg")).isEqualTo("segment");
        assertThatThrownBy(() -> table.text("absent")).hasMessageContaining("absent");
        assertThat(Table.parse("a,b\r\n1,2").numbers("b")).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric spend; control 'No Mail', treatment 'Mens Mail' | segment | Mens Mail | No Mail",
                "control=segment 'No Mail', treatment='Mens Mail', metric spend | segment | Mens Mail | No Mail",
                "Mens vs No Mail, spend | segment | Mens Mail | No Mail",
                "No Mail vs Mens, spend | segment | Mens Mail | No Mail",
                "rows {Mens Mail, No Mail} in file order | segment | Mens Mail | No Mail",
                "old_page control, new_page treatment | page | new_page | old_page",
                "reference code==0, current code==1, feature spend | code | 1 | 0",
                "reference = page old_page, current = page new_page | page | new_page | old_page",
                "code 0 vs 1 | code | 1 | 0",
                "treatment group = 'Mens Mail', control group = 'No Mail' | segment | Mens Mail | No Mail",
                "compare 'Mens Mail' (treatment) with 'No Mail' (control) | segment | Mens Mail | No Mail",
                "treated: page == 'new_page'; control: page == 'old_page' | page | new_page | old_page",
                "spend: new_page versus old_page | page | new_page | old_page",
                "T = new_page, C = old_page | page | new_page | old_page",
                "metric spend, pages between old_page and new_page; baseline old_page | page | new_page | old_page",
                "outcome=spend; page new_page vs. page old_page | page | new_page | old_page",
                "t = spend where page=='new_page', c = spend where page=='old_page' | page | new_page | old_page",
                "control code=0, treatment code=1 | code | 1 | 0",
                "rows with page in (old_page, new_page); reference 'old_page' | page | new_page | old_page"
            })
    void armsByTheirWords(String prep, String column, String treatment, String control) throws IOException {
        Arms arms = Arms.of(check(prep), new DataFolder(folder));
        assertThat(arms.treatmentGroup()).isEqualTo(new Groups.Group(column, treatment));
        assertThat(arms.controlGroup()).isEqualTo(new Groups.Group(column, control));
        assertThat(arms.metric()).isEqualTo("spend");
    }

    @Test
    void rowsThatAreKept() throws IOException {
        DataFolder data = new DataFolder(folder);
        assertThat(Arms.rows(check("complete cases of spend, code"), data).rows())
                .isEqualTo(3);
        assertThat(Arms.rows(check("drop rows with missing spend"), data).rows())
                .isEqualTo(3);
        assertThat(Arms.rows(check("drop Womens rows, keep file order"), data).rows())
                .isEqualTo(3);
        assertThat(Arms.rows(check("then drop duplicate user_id keeping the first row"), data)
                        .rows())
                .isEqualTo(3);
        Table agreeing = Arms.rows(check("keep rows with (segment=='Mens Mail')==(page=='new_page')"), data);
        assertThat(agreeing.text("user_id")).containsExactly("1", "2");
        assertThat(Arms.rows(check("mens=segment=='Mens Mail'"), data).numbers("mens"))
                .containsExactly(0, 1, 1, 0);
    }

    @Test
    void noWordAboutTheArms() throws IOException {
        Check silent = check("all rows");
        assertThatThrownBy(() -> Arms.of(silent, new DataFolder(folder)))
                .hasMessageContaining("which rows are the arms");
    }

    @Test
    void rowsThatAreDroppedOrKeptByAValue() throws IOException {
        assertThat(rows("drop rows with segment == 'No Mail'")).containsExactly("2", "2", "3");
        assertThat(rows("keep rows with spend >= 2.5, control code==0")).containsExactly("2", "2");
        assertThat(rows("only rows where code != 1; drop rows with missing spend"))
                .containsExactly("1");
        // An order with a word or with nothing is none.
        assertThat(rows("keep rows with segment > 3")).isEmpty();
        assertThat(rows("keep rows with none.such > 3")).hasSize(4);
    }

    private String[] rows(String prep) throws IOException {
        return Rows.kept(Table.parse(DATA), prep).text("user_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lm(spend ~ code, data = d, subset = code > 0) | 2",
                "lm(spend ~ code, subset(d, page == 'new_page' & !is.na(spend))) | 1",
                "lm(spend ~ code, data = d[d$page == 'old_page', ]) | 2",
                "ols('spend ~ code', df[df.spend > 2]) | 2",
                "ols('spend ~ code', df.query('spend > 2 and code == 1')) | 2",
                "ols('spend ~ code', df[df['spend'].notna()]) | 3",
                "ols('spend ~ code', df[df['page'].isin(['old_page', 'other'])]) | 2",
                "lm(spend ~ code, data = head(d, 2)) | 2",
                "lm(spend ~ code, data = na.omit(d)) | 3",
                "lm(spend ~ code, subset = page %in% c('old_page', 'new_page')) | 4",
                "lm(spend ~ code, data = d) | 4"
            })
    void rowsThatACallKeeps(String call, int rows) {
        assertThat(Subset.of(Table.parse(DATA), call).rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exclude spend == 1.5 | 3",
                "keep only page == 'new_page' | 2",
                "users with code >= 1 only | 2",
                "restricted to code = 1 | 2",
                "rows with user_id > code | 4",
                "complete cases | 3",
                "the event is code > 0 | 4",
                "drop rows with missing spend; rows where spend != 2.5 | 2",
                "first 3 rows | 3",
                "reference = first 3 rows, current = the rest | 4",
                "missing spend removed | 3",
                "spend is not missing | 3",
                "users with spend between 1.5 and 2.5 | 2",
                "new users (page == 'new_page') | 2",
                "page == 'new_page' only | 2",
                "late = spend > 2 | 4",
                "rows with any missing value dropped | 3"
            })
    void rowsThatAPreparationKeeps(String prep, int rows) {
        assertThat(Rows.kept(Table.parse(DATA), prep).rows()).isEqualTo(rows);
    }

    @Test
    void argumentsOfACall() {
        String call = "coxph(Surv(a, b == 'x, y') ~ z, weights = log(w, 2), ties=\"efron\", cluster = id)";
        assertThat(CallText.argument(call, "weights")).isEqualTo("log(w, 2)");
        assertThat(CallText.argument(call, "cluster")).isEqualTo("id");
        assertThat(CallText.argument(call, "b")).isNull();
        assertThat(CallText.inside(call, "Surv")).isEqualTo("a, b == 'x, y'");
        assertThat(CallText.inside(call, "glm")).isNull();
    }
}
