package dev.slipway.benchmarks.reference.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Expression;
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
        assertThat(glm).isEqualTo(new Formula("visit", "segment+I(age^2)+factor(type)", ""));
        Formula cox = Formula.require("coxph(Surv(time, status) ~ rx + age + cluster(id), ties='efron')", "");
        assertThat(cox.survival()).containsExactly("time", "status");
        assertThat(cox.cluster()).isEqualTo("id");
        assertThat(Formula.require("svyglm(Y~T); lm(y ~ a * b); glm(z ~ x)", "lm"))
                .isEqualTo(new Formula("y", "a * b", ""));
    }

    @Test
    void leftSidesMayBeExpressionsAndFormulasStandInQuotes() {
        assertThat(Formula.require("glm(Admit == 'Admitted' ~ Gender + Dept, weights = Freq)", ""))
                .isEqualTo(new Formula("Admit == 'Admitted'", "Gender + Dept", ""));
        assertThat(Formula.require("glm(formula = a / (a + b) ~ x)", ""))
                .isEqualTo(new Formula("a / (a + b)", "x", ""));
        assertThat(Formula.require("smf.ols(\"Q('Sepal.Length') ~ C(Species, Treatment('b')) + x\", data=d)", ""))
                .isEqualTo(new Formula("Q('Sepal.Length')", "C(Species, Treatment('b')) + x", ""));
        assertThat(Formula.require("vcovCL(f, cluster = ~ id); lm(log(y) ~ x)", ""))
                .isEqualTo(new Formula("log(y)", "x", ""));
        assertThat(Formula.require("outcome OLS per arm: lm(y ~ x)", "lm").response())
                .isEqualTo("y");
        assertThat(Formula.require("ivreg(y ~ d + w | . - d + z, data = q)", ""))
                .isEqualTo(new Formula("y", "d + w", ". - d + z"));
        assertThat(Formula.require("the model is y ~ x", "").response()).isEqualTo("y");
    }

    @Test
    void rightSidesAreExpandedAsInR() {
        assertThat(terms("(a + b + c)^2 - b:c")).containsExactly("a", "b", "c", "a:b", "a:c");
        assertThat(terms("a/b + c %in% a")).containsExactly("a", "a:b", "c:a");
        assertThat(terms(". - y")).containsExactly("x", "z");
        assertThat(terms("x > 3 + I(x^2):b")).containsExactly("x > 3", "I(x^2):b");
        RightSide side = RightSide.of("0 + a*b + strata(s, t) + offset(log(e))", List.of());
        assertThat(side.intercept()).isFalse();
        assertThat(side.specials()).containsExactly("strata(s, t)", "offset(log(e))");
        assertThat(RightSide.of("a - 1", List.of()).intercept()).isFalse();
        assertThat(RightSide.of("", List.of()).intercept()).isTrue();
        assertThatThrownBy(() -> RightSide.of("a ? b", List.of())).hasMessageContaining("not understood");
        assertThatThrownBy(() -> RightSide.of("(a + b", List.of())).hasMessageContaining("bracket");
    }

    private static List<String> terms(String right) {
        return RightSide.of(right, List.of("x", "y", "z")).terms().stream()
                .map(term -> String.join(":", term))
                .toList();
    }

    @Test
    void otherReferencesAreNamed() throws IOException {
        assertThat(names(Formula.require("lm(y ~ relevel(factor(cyl), ref = \"8\"))", ""), table()))
                .containsExactly(
                        "(intercept)", "relevel(factor(cyl), ref = \"8\")4", "relevel(factor(cyl), ref = \"8\")10");
        assertThat(names(
                        Formula.require("ols('y ~ C(cyl, Treatment(reference=10))')", ""),
                        table(),
                        "C(cyl, Treatment(reference=10))[T.4]"))
                .containsExactly(
                        "(intercept)", "C(cyl, Treatment(reference=10))[T.4]", "C(cyl, Treatment(reference=10))8");
        assertThat(names(Formula.require("lm(y ~ factor(cyl, levels = c(8, 4, 10)))", ""), table()))
                .hasSize(3)
                .contains("factor(cyl, levels = c(8, 4, 10))4");
        // Without a constant only the first factor has all its levels.
        assertThat(names(Formula.require("lm(y ~ 0 + segment + factor(cyl))", ""), table()))
                .containsExactly("segmentMens", "segmentNo", "segmentWomens", "factor(cyl)8", "factor(cyl)10");
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
        assertThat(Expression.numbers("segment == 'No' & !(d$age > 3)", table)).containsExactly(1, 0, 0, 0);
        assertThat(Expression.numbers("id %in% c('b', \"c\") | age < 2", table)).containsExactly(1, 1, 0, 1);
        assertThat(Expression.numbers("y > 0", table)).containsExactly(0, 1, 1, Double.NaN);
        assertThat(Expression.numbers("np.power(df.age, 2) + pmax(age, 3)", table))
                .containsExactly(4, 7, 12, 20);
        assertThat(Expression.numbers("scale(age)", table)[0]).isCloseTo(-1.161895003862225, within(1e-15));
        assertThat(Expression.words("relevel(g, ref = 'b') + Q('a b') + d$x")).containsExactly("g", "a b", "x");
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
