package dev.slipway.benchmarks.reference.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Formulas in calls. */
class FormulaTest {

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

    @Test
    void theReferenceIsTheLevelThatNoCoefficientIsNamedAfter() {
        List<String> expected = List.of("(Intercept)", "segMens", "segWomens", "age");
        assertThat(Formulas.reference("segment", List.of("Mens", "No", "Womens"), expected))
                .isEqualTo("No");
        assertThat(Formulas.reference("other", List.of("b", "a"), expected)).isEqualTo("b");
    }

    @Test
    void midranksShareTies() {
        assertThat(Ranks.midranks(new double[] {5, 1, 5, 2})).containsExactly(3.5, 1, 3.5, 2);
    }
}
