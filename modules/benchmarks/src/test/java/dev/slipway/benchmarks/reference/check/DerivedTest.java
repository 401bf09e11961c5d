package dev.slipway.benchmarks.reference.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Columns that a preparation makes, names of several words, files with other separators. */
class DerivedTest {
    private static final String DATA = """
        "";"user id";"Revenue (EUR)";"Plan";"days"
        "1";"a";10;"Pro";3
        "2";"b";.;"Free";40
        "3";"c";30.5;"Pro";31
        """;

    @TempDir
    private Path folder = Path.of("");

    private Derived derived(String dataset, String prep) throws IOException {
        Files.writeString(folder.resolve("d.csv"), DATA);
        Files.writeString(folder.resolve("e.csv"), "\uFEFFuser,orders\na,4\nc,\n");
        var values = JsonMapper.builder().build().readTree("{\"coef\": {\"Revenue (EUR)\": 1}}");
        Check check = new Check("f.json", "d.Revenue (EUR)", dataset, prep, "", "", "", "", values, "");
        DataFolder data = new DataFolder(folder);
        return Derived.of(PlainNames.in(check, data), data);
    }

    @Test
    void namesOfSeveralWordsBecomeOne() throws IOException {
        Derived plain = derived("d.csv", "metric `Revenue (EUR)`, ids in 'user id'");
        assertThat(plain.check().prep()).isEqualTo("metric Revenue.EUR, ids in user.id");
        assertThat(plain.check().id()).isEqualTo("d.Revenue.EUR");
        assertThat(plain.check().keys("coef")).containsExactly("Revenue.EUR");
        Table table = plain.data().table("d.csv");
        assertThat(table.names()).containsExactly("user.id", "Revenue.EUR", "Plan", "days");
        assertThat(table.originals()).contains("user id");
        assertThat(table.numbers("Revenue.EUR")).containsExactly(10, Double.NaN, 30.5);
        assertThat(PlainNames.of(List.of("a b", "a.b", "2x", "%"))).containsExactly("a.b1", "a.b", "X2x", "X");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "late = days > 30 | late | 0 1 1",
                "late = 1 if days > 30 else 0; metric days | late | 0 1 1",
                "state = 1 if Plan == 'Pro', else 2*days | state | 1 80 1",
                "code = ifelse(Plan == 'Pro', 1, ifelse(days > 3, 2, 0)) | code | 1 2 1",
                "metric Revenue (EUR) > 20; control 'Free' | made.Revenue.EUR.20 | 0 NA 1",
                "y = Plan is 'Pro', score = -days | made.days | -3 -40 -31"
            })
    void columnsMadeOfOthers(String prep, String column, String cells) throws IOException {
        assertThat(derived("d.csv", prep).data().table("d.csv").text(column)).containsExactly(cells.split(" "));
    }

    @Test
    void aSentenceMakesNothing() throws IOException {
        Derived none = derived("d.csv", "metric days; control = Plan 'Free', treatment = Plan 'Pro'");
        assertThat(none.data().table("d.csv").names()).hasSize(4);
        assertThat(Derived.defines("late = days > 3")).isTrue();
        assertThat(Derived.defines("days > 3")).isFalse();
        assertThat(derived("absent.csv", "late = days > 3").check().prep()).isEqualTo("late = days > 3");
    }

    @Test
    void twoFilesJoined() throws IOException {
        Derived joined = derived("d.csv, e.csv", "left join e.csv on user id = user");
        assertThat(joined.data().table("d.csv, e.csv").text("orders")).containsExactly("4", "NA", "NA");
        Derived zeros = derived("d.csv, e.csv", "merged on user id = user, others get 0");
        assertThat(zeros.data().table("d.csv, e.csv").text("orders")).containsExactly("4", "0", "0");
    }

    @Test
    void armsThatAreCounted() throws IOException {
        Derived counted = derived("none", "control 2 of 3, treatment: 1/4");
        Arms arms = Arms.of(counted.check(), counted.data());
        assertThat(arms.controlCounts()).containsExactly(2, 3);
        assertThat(arms.treatmentCounts()).containsExactly(1, 4);
    }

    @Test
    void capsAndWords() throws IOException {
        Derived made = derived("d.csv", "metric days capped at 35; control 'Free', treatment 'Pro'");
        Arms arms = Arms.of(made.check(), made.data());
        assertThat(arms.t()).containsExactly(3, 31);
        assertThat(arms.c()).containsExactly(35);
        Table words = Table.parse("ok\tarm\nyes\ta\nno\tb\n");
        assertThat(Outcomes.written(words, "ok", "").numbers("ok")).containsExactly(1, 0);
        Table share =
                Outcomes.written(Table.parse("v\n0\n10\n20\nNA\n"), "v", "winsorised at the 25th and 75th percentiles");
        assertThat(share.numbers("v")).containsExactly(5, 10, 15, Double.NaN);
    }
}
