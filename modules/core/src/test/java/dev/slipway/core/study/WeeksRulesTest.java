package dev.slipway.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a study of a world of weeks may name, and what each mistake is told. */
class WeeksRulesTest {
    private static final WeekStudies STUDIES = new WeekStudies("gross", "loss", "cost", "active");

    private static final String VALID = WeekStudies.study(
            "net: {kind: ratio, column: gross - loss - cost, denominator: active, better: higher, role: primary}",
            "losses: {kind: ratio, column: loss, denominator: gross, unit: percent, better: lower, role: guardrail,"
                    + " ceiling: 0.01}");

    @Test
    void sumsOfColumnsAreRead() {
        Study study = STUDIES.read(VALID);

        assertThat(study.measured()).isEqualTo(Study.Measured.WEEKS);
        assertThat(study.primary().column()).isEqualTo("gross - loss - cost");
        assertThat(study.primary().inPercent()).isFalse();
        Metric losses = Objects.requireNonNull(study.metrics().get("losses"));
        assertThat(losses.inPercent()).isTrue();
        assertThat(losses.isRate()).isFalse();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        gross - loss - cost | gross - los - cost | There is no column “los” | Did you mean loss?
        gross - loss - cost | gross * loss       | is not a sum of columns | each once
        gross - loss - cost | gross - gross      | is not a sum of columns | each once
        denominator: active | denominator: actve | There is no column “actve” | The weeks have gross, loss, cost and active.
        column: loss,       | event: loss,       | This study has no events | Its world has weeks
        column: loss,       | ''                 | The metric measures nothing yet | column: revenue_gross - bonus_cost
        unit: percent       | unit: crowns       | There is no unit “crowns” | It can be percent or euro.
        ratio, column: loss | ratio, covariate: loss, column: loss | “loss” is what the metric losses measures | A covariate is a number from before exposure
        ratio, column: loss, denominator: gross | proportion, column: loss | A rate is always written in percent | Remove unit.
        """)
    void mistakesAreNamed(String right, String wrong, String message, String remedy) {
        assertThat(VALID).contains(right);
        List<StudyProblem> problems = STUDIES.problems(VALID.replace(right, wrong));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.remedy()).contains(remedy);
            assertThat(problem.line()).isBetween(8, 9);
        });
    }

    @Test
    void aWorldMayHaveNoRamp() {
        String ramped =
                VALID.replace("allocation: {", "allocation: {ramp: [{day: 0, coverage: 0.1}, {day: 7, coverage: 1}], ");

        assertThat(STUDIES.problems(ramped))
                .extracting(StudyProblem::line, StudyProblem::path, StudyProblem::message, StudyProblem::remedy)
                .containsExactly(tuple(
                        6,
                        "experiment.allocation.ramp",
                        "Everybody starts in the first week",
                        "Take the ramp out of the allocation and set coverage."));
    }

    @Test
    void funnelsAndDaysNeedEvents() {
        assertThat(STUDIES.problems(VALID + "funnel: {steps: [a, b], window: 7d}\n"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("can't have a funnel"));
        assertThat(STUDIES.problems(VALID + "data: {engagement: true}\n"))
                .anySatisfy(problem -> assertThat(problem.message()).contains("no days and visits to cut"));
    }
}
