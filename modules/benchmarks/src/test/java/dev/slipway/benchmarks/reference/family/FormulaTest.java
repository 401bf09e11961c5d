package dev.slipway.benchmarks.reference.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formulas in calls. */
class FormulaTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsTheFormulaOfACall() {
        Formula glm = Formula.require("glm(visit~segment+I(age^2)+factor(type), binomial, epsilon=1e-14)", "");
        assertThat(glm).isEqualTo(new Formula("visit", List.of("segment", "I(age^2)", "factor(type)")));
        Formula cox = Formula.require("coxph(Surv(time, status) ~ rx + age + cluster(id), ties='efron')", "");
        assertThat(cox.survival()).containsExactly("time", "status");
        assertThat(cox.cluster()).isEqualTo("id");
        assertThat(Formula.require("svyglm(Y~T); lm(y ~ a * b); glm(z ~ x)", "(?<!\\w)lm\\("))
                .isEqualTo(new Formula("y", List.of("a * b")));
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(Formula.find("B=20000", "")).isNull();
        assertThatThrownBy(() -> Formula.require("B=20000", "")).hasMessageContaining("no formula");
    }

    private Table table() throws IOException {
        Files.writeString(folder.resolve("d.csv"), """
                segment,age,cyl,y,id
                No,1,4,0,a
                Mens,2,10,1,b
                Womens,3,8,3,a
                No,4,4,,c
                """);
        return new DataFolder(folder).table("d.csv");
    }

    private static List<String> names(Formula formula, Table table, String... expected) {
        return formula.design(formula.complete(table), List.of(expected)).names();
    }

    @Test
    void theReferenceIsTheLevelThatNoCoefficientIsNamedAfter() throws IOException {
        Formula formula = Formula.require("lm(y ~ seg + age)", "");
        assertThat(names(formula, table(), "(Intercept)", "segMens", "segWomens", "age"))
                .containsExactly("(intercept)", "segMens", "segWomens", "age");
        // No name tells: the first in the alphabet, as in R.
        assertThat(names(formula, table())).containsExactly("(intercept)", "segNo", "segWomens", "age");
    }

    @Test
    void factorsOfNumbersAreInTheOrderOfNumbers() throws IOException {
        assertThat(names(Formula.require("lm(y ~ factor(cyl))", ""), table()))
                .containsExactly("(intercept)", "factor(cyl)8", "factor(cyl)10");
        // The file does not show that it is a factor, the names do.
        assertThat(names(Formula.require("lm(y ~ cyl)", ""), table(), "cyl10", "cyl8"))
                .containsExactly("(intercept)", "cyl8", "cyl10");
        assertThat(names(Formula.require("smf.ols('y ~ C(cyl)')", ""), table(), "C(cyl)[T.8]", "C(cyl)[T.10]"))
                .containsExactly("(intercept)", "C(cyl)[T.8]", "C(cyl)[T.10]");
    }

    @Test
    void productsFollowTheirMarginsAndAreNamedInEitherOrder() throws IOException {
        Formula product = Formula.require("lm(y ~ age * segment)", "");
        assertThat(names(product, table(), "segmentNo:age"))
                .containsExactly(
                        "(intercept)", "age", "segmentNo", "segmentWomens", "segmentNo:age", "age:segmentWomens");
        // Without the margin every level has its own slope.
        assertThat(names(Formula.require("lm(y ~ segment:age - 1)", ""), table()))
                .containsExactly("segmentMens:age", "segmentNo:age", "segmentWomens:age");
        assertThat(names(Formula.require("lm(y ~ 0 + segment)", ""), table()))
                .containsExactly("segmentMens", "segmentNo", "segmentWomens");
    }

    @Test
    void arithmeticOnColumns() throws IOException {
        Table table = table();
        assertThat(Expression.numbers("I((age - 1)^2 / 2) + -age", table)).containsExactly(-1, -1.5, -1, 0.5);
        assertThat(Expression.numbers("log(exp(age)) * 2 ** 2", table)).containsExactly(4, 8, 12, 16);
        assertThat(Expression.numbers("age >= 3", table)).containsExactly(0, 0, 1, 1);
        assertThat(Expression.words("I(log(ph.karno) + 1e3) * 'not.this'")).containsExactly("ph.karno");
        assertThatThrownBy(() -> Expression.numbers("spline(age)", table))
                .hasMessageContaining("the function spline is not known");
        assertThatThrownBy(() -> Expression.numbers("(age", table)).hasMessageContaining("bracket");
        assertThatThrownBy(() -> Expression.numbers("age age", table)).hasMessageContaining("not understood");
    }

    @Test
    void outcomesOffsetsAndStrata() throws IOException {
        Formula formula = Formula.require("glm(segment ~ age + offset(log(age)) + strata(cyl, id), binomial)", "");
        Table two = table().where(i -> i < 2);
        assertThat(formula.outcome(two)).containsExactly(1, 0);
        assertThat(formula.offset(two)).containsExactly(0, Math.log(2));
        assertThat(formula.strata()).containsExactly("cyl", "id");
        assertThat(names(formula, two)).containsExactly("(intercept)", "age");
        assertThatThrownBy(() -> formula.outcome(table())).hasMessageContaining("not two values");
        Formula trials = Formula.require("glm(cbind(y, age) ~ 1, binomial)", "");
        assertThat(trials.outcome(two)).containsExactly(0, 1.0 / 3);
        assertThat(trials.trials(two)).containsExactly(1, 3);
        assertThat(Formula.require("coxph(Surv(start, stop, status == 2) ~ x)", "")
                        .survival())
                .containsExactly("start", "stop", "status == 2");
    }

    @Test
    void midranksShareTies() {
        assertThat(Ranks.midranks(new double[] {5, 1, 5, 2})).containsExactly(3.5, 1, 3.5, 2);
    }
}
