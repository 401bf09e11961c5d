package dev.slipway.core.study;

import static dev.slipway.core.study.StudyFixture.READER;
import static dev.slipway.core.study.StudyFixture.VALID;
import static dev.slipway.core.study.StudyFixture.problems;
import static dev.slipway.core.study.StudyFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyReaderTest {

    @TempDir
    Path folder;

    @Test
    void aRampSaysTheCoverageOfEveryDay() {
        Allocation allocation = read(VALID.replace(
                        "allocation: {",
                        "allocation: {coverage: 0.9, ramp: [{day: 0, coverage: 0.1}, {day: 3, coverage: 0.5}, "
                                + "{day: 7, coverage: 0.9}], "))
                .experiment()
                .allocation();

        assertThat(allocation.ramp()).containsExactly(new RampStep(0, 0.1), new RampStep(3, 0.5), new RampStep(7, 0.9));
        assertThat(List.of(-1, 0, 2, 3, 6, 7, 100))
                .extracting(allocation::coverageOn)
                .containsExactly(0.1, 0.1, 0.1, 0.5, 0.5, 0.9, 0.9);
        assertThat(allocation.meanCoverage(10)).isCloseTo((3 * 0.1 + 4 * 0.5 + 3 * 0.9) / 10, within(1e-12));
        assertThat(read(VALID).experiment().allocation().coverageOn(5)).isEqualTo(1);
    }

    @Test
    void readsEveryPartAndFillsTheDefaults() {
        Study study = read(VALID);

        assertThat(study.title()).isEqualTo("Progressive onboarding");
        assertThat(study.question()).isNull();
        assertThat(study.source())
                .isEqualTo(new Source.Simulate(
                        "onboarding", 60_000, 28, 42, LocalDate.of(2026, 10, 5), Map.of("fraud", 0.002), Map.of()));
        assertThat(study.experiment())
                .isEqualTo(new Experiment(
                        "onboarding-kyc",
                        "user_id",
                        "control",
                        new Allocation(
                                1, "onboarding-kyc", List.of(0, 10_000), 0, Map.of("control", 0.5, "treatment", 0.5)),
                        null));
        assertThat(study.metrics().keySet())
                .containsExactly("signup", "kyc_7d", "back", "deposits", "opens_per_deposit");
        assertThat(study.primary().key()).isEqualTo("signup");
        assertThat(study.metrics().get("kyc_7d"))
                .isEqualTo(new Metric(
                        "kyc_7d",
                        "KYC within 7 days",
                        MetricKind.PROPORTION,
                        "kyc_complete",
                        null,
                        null,
                        null,
                        Duration.ofDays(7),
                        null,
                        Better.HIGHER,
                        MetricRole.GUARDRAIL,
                        0.02,
                        null,
                        null));
        assertThat(study.decision())
                .isEqualTo(new DecisionRule(0.05, 0.8, 0.01, 0, DecisionRule.LooksPlan.ANYTIME, 1, false));
        assertThat(study.segments()).containsExactly("country", "device_type");
        assertThat(study.funnel())
                .isEqualTo(new FunnelSpec(
                        List.of(List.of("signup_start"), List.of("name", "email_verified"), List.of("signup_complete")),
                        Duration.ofDays(7),
                        FunnelSpec.Order.IN_ORDER));
        assertThat(study.memo()).isEqualTo(Study.MemoWords.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onboarding-kyc", "onboarding-fraud", "onboarding-small", "import-ab-csv", "rollout-beta"})
    void everySampleIsValidAndNamesTheSchemaFirst(String sample) {
        StudyFile file = READER.read(StudyFixture.samples().resolve(sample + ".yaml"));

        assertThat(file.text()).startsWith("# yaml-language-server: $schema=study.schema.json\n");
        assertThat(file.study().question()).isNotBlank();
        assertThat(file.hash()).matches("[0-9a-f]{8}");
    }

    @Test
    void hashIgnoresLineEndsButNothingElse() {
        String hash = READER.parse(VALID, Path.of("a.yaml")).hash();

        assertThat(READER.parse(VALID.replace("\n", "\r\n"), Path.of("b.yaml")).hash())
                .isEqualTo(hash);
        assertThat(READER.parse(VALID + "# a note\n", Path.of("a.yaml")).hash()).isNotEqualTo(hash);
    }

    @Test
    void readsUnitTablesAgainstTheStudysOwnFolder() throws IOException {
        Files.writeString(folder.resolve("cats.csv"), "userid,version,retention_7,when\n1,a,0,2020-01-01\n");
        Path file = folder.resolve("cats.yaml");
        Files.writeString(file, """
                study: Cats
                source: {unit_table: {path: cats.csv, unit: userid, variant: version, time: when}}
                experiment: {key: cats, control: gate_30, variants: [gate_30, gate_40], planned_days: 14}
                metrics: {retention_7: {kind: proportion, column: retention_7, better: higher, role: primary}}
                decision: {minimum_effect: 0.01, looks: {plan: group_sequential, count: 4}, adjust: none}
                """);

        Study study = READER.read(file).study();

        assertThat(study.source())
                .isEqualTo(new Source.UnitTable(folder.resolve("cats.csv"), "userid", "version", "when"));
        assertThat(study.experiment().unit()).isEqualTo("userid");
        assertThat(study.experiment().control()).isEqualTo("gate_30");
        assertThat(study.experiment().allocation().variants())
                .containsExactly(Map.entry("gate_30", 0.5), Map.entry("gate_40", 0.5));
        assertThat(study.primary().maturesAfter()).isZero();
        assertThat(study.primary().label()).isEqualTo("Retention 7");
        assertThat(study.decision().plannedLooks()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ', time: when' | '' | A group-sequential plan needs a planned end
            '' | ', planned_days: 14' | A unit table without time has one look
            """)
    void aGroupSequentialPlanNeedsToKnowWhichLookTodayIs(String time, String end, String sentence) throws IOException {
        Files.writeString(folder.resolve("cats.csv"), "user,variant,y,when\n1,control,0,2020-01-01\n");
        String text = """
                study: Cats
                source: {unit_table: {path: cats.csv, unit: user, variant: variant%s}}
                experiment: {key: cats%s}
                metrics: {y: {kind: proportion, column: y, better: higher, role: primary}}
                decision: {minimum_effect: 0.01, looks: {plan: group_sequential, count: 4}}
                """.formatted(time, end);

        assertThatThrownBy(() -> READER.parse(text, folder.resolve("s.yaml")))
                .isInstanceOfSatisfying(StudyInvalidException.class, e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().getFirst().path()).isEqualTo("decision.looks.plan");
                    assertThat(e.problems().getFirst().toString()).contains(sentence);
                });
    }

    @Test
    void variantsOfAnImportAreControlAndTreatmentUnlessNamed() throws IOException {
        Files.writeString(folder.resolve("ab.csv"), "user,variant,y\n1,control,0\n");
        String text = """
                study: AB
                source: {unit_table: {path: ab.csv, unit: user, variant: variant}}
                experiment: {key: ab}
                metrics: {y: {kind: proportion, column: y, better: higher, role: primary}}
                decision: {minimum_effect: 0.01}
                """;

        assertThat(READER.parse(text, folder.resolve("s.yaml"))
                        .study()
                        .experiment()
                        .allocation()
                        .variants())
                .containsExactly(Map.entry("control", 0.5), Map.entry("treatment", 0.5));
    }

    @Test
    void roundedWeightsAreScaledToOne() {
        Study study = read(VALID.replace("{control: 0.5, treatment: 0.5}", "{control: 0.3333, a: 0.3333, b: 0.3333}"));

        assertThat(study.experiment().allocation().variants().values())
                .allSatisfy(w -> assertThat(w).isEqualTo(1.0 / 3));
    }

    @Test
    void aFileThatIsNotThereIsAFileError() {
        assertThatThrownBy(() -> READER.read(folder.resolve("none.yaml")))
                .isInstanceOfSatisfying(SlipwayException.class, e -> {
                    assertThat(e.category()).isEqualTo(ErrorCategory.FILE);
                    assertThat(e.sentence()).contains("There is no file").contains("nothing was started");
                });
    }

    @Test
    void aFolderOrAnotherEncodingIsAFileError() throws IOException {
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "study: Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> READER.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> READER.read(latin)).hasMessageContaining("is not UTF-8");
    }

    @Test
    void reportsEveryErrorInTheOrderOfTheLines() {
        String broken = VALID.replace("users: 60000", "users: many")
                .replace("kind: mean", "kind: meen")
                .replace("segments: [country", "segments: [contry")
                .replace("minimum_effect", "minimal_effect");

        List<StudyProblem> problems = problems(broken);

        assertThat(problems).extracting(StudyProblem::line).isSorted();
        assertThat(problems)
                .extracting(StudyProblem::path)
                .containsExactly(
                        "source.simulate.users", "metrics.deposits.kind", "decision.minimal_effect", "segments");
    }
}
