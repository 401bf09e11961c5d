package dev.slipway.core.study;

import static dev.slipway.core.study.StudyFixture.VALID;
import static dev.slipway.core.study.StudyFixture.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a study says which days its tables count and what visits are for. */
class DataSettingsTest {
    @Test
    void withoutAWordDaysAreThoseOfUtc() {
        assertThat(StudyFixture.read(VALID).data()).isEqualTo(DataSettings.DEFAULT);
        assertThat(DataSettings.DEFAULT.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void everyKeyIsRead() {
        Study study = StudyFixture.read(
                VALID
                        + "data: {timezone: Europe/Berlin, tables: engagement, intents: {pay: [deposit], look: [app_open, name]}}\n");
        assertThat(study.data())
                .isEqualTo(new DataSettings(
                        ZoneId.of("Europe/Berlin"),
                        true,
                        Map.of("pay", List.of("deposit"), "look", List.of("app_open", "name"))));
        assertThat(study.data().intents().keySet()).containsExactly("pay", "look");
        assertThat(study.withSource(study.source()).data()).isEqualTo(study.data());
    }

    @Test
    void aZoneMustExistAndEventsBeThoseOfTheWorld() {
        assertThat(problems(VALID + "data: {timezone: Europe/Berlim}\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(16);
                    assertThat(problem.path()).isEqualTo("data.timezone");
                    assertThat(problem.message()).isEqualTo("There is no time zone “Europe/Berlim”");
                    assertThat(problem.remedy())
                            .startsWith("Did you mean Europe/Berlin? A zone has a name such as UTC");
                });
        assertThat(problems(VALID + "data: {intents: {pay: [deposits]}}\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("data.intents.pay");
                    assertThat(problem.message()).contains("deposits");
                });
        assertThat(problems(VALID + "data: {tables: all}\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("data.tables"));
        assertThat(problems(VALID + "data: {intents: {pay: deposit}}\n")).isNotEmpty();
    }

    @Test
    void aTableOfUnitsHasNoDays() {
        String study = """
                study: Units
                source: {unit_table: {path: ab.csv, unit: user, variant: variant}}
                experiment: {key: ab, variants: [control, treatment]}
                metrics: {m: {kind: proportion, column: converted, better: higher, role: primary}}
                decision: {minimum_effect: 0.01}
                data: {timezone: Europe/Berlin}
                """;
        assertThat(problems(study)).extracting(StudyProblem::path).contains("data");
    }
}
