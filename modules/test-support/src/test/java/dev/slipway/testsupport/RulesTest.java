package dev.slipway.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.slipway.app.badfixture.Draws;
import dev.slipway.app.badfixture.DrawsWithPermission;
import dev.slipway.app.badfixture.SceneViewModel;
import dev.slipway.app.goodfixture.CarriesImage;
import dev.slipway.app.goodfixture.Runner;
import dev.slipway.charts.badfixture.SeesJavaFx;
import dev.slipway.charts.badfixture.WritesPdf;
import dev.slipway.core.badfixture.Parent;
import dev.slipway.core.badfixture.Word;
import dev.slipway.core.badfixture.inner.Child;
import dev.slipway.readout.badfixture.Boosts;
import dev.slipway.readout.badfixture.Computes;
import dev.slipway.readout.badfixture.Learns;
import dev.slipway.readout.badfixture.SpeaksSql;
import dev.slipway.simulation.badfixture.Prints;
import dev.slipway.simulation.badfixture.PrintsTrace;
import dev.slipway.stats.badfixture.ReadsFile;
import dev.slipway.stats.badfixture.UsesCore;
import dev.slipway.warehouse.badfixture.MakesPool;
import dev.slipway.warehouse.badfixture.StartsThread;
import dev.slipway.warehouse.badfixture.UsesDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A gate that cannot fail is worse than none: each rule meets a class that breaks it, and says so. */
class RulesTest {
    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(Rules.MODULES, "stats must not use core", List.of(UsesCore.class, Word.class)),
                Arguments.of(Rules.PACKAGE_CYCLES, "Cycle detected", List.of(Parent.class, Child.class)),
                Arguments.of(Rules.SQL, "SpeaksSql", List.of(SpeaksSql.class)),
                Arguments.of(Rules.JAVAFX, "SeesJavaFx", List.of(SeesJavaFx.class)),
                Arguments.of(Rules.AWT_AND_CHARTS, "Draws", List.of(Draws.class)),
                Arguments.of(Rules.AWT_BRIDGE_ONLY, "DrawsWithPermission", List.of(DrawsWithPermission.class)),
                Arguments.of(Rules.STATISTICS_LIBRARY, "Computes", List.of(Computes.class)),
                Arguments.of(Rules.SMILE, "Learns", List.of(Learns.class)),
                Arguments.of(Rules.SMILE, "Boosts", List.of(Boosts.class)),
                Arguments.of(Rules.PDF, "WritesPdf", List.of(WritesPdf.class)),
                Arguments.of(Rules.STATS_WITHOUT_IO, "ReadsFile", List.of(ReadsFile.class)),
                Arguments.of(Rules.VIEW_MODELS, "SceneViewModel", List.of(SceneViewModel.class)),
                Arguments.of(Rules.STANDARD_STREAMS, "System.out", List.of(Prints.class)),
                Arguments.of(Rules.STANDARD_STREAMS, "printStackTrace", List.of(PrintsTrace.class)),
                Arguments.of(Rules.OLD_DATES, "UsesDate", List.of(UsesDate.class)),
                Arguments.of(Rules.THREADS, "StartsThread", List.of(StartsThread.class)),
                Arguments.of(Rules.THREADS, "MakesPool", List.of(MakesPool.class)),
                Arguments.of(Rules.NULL_MARKED, "not @NullMarked", List.of(Word.class)));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void theRuleFailsAndNamesTheOffender(ArchRule rule, String message, List<Class<?>> offenders) {
        JavaClasses classes = new ClassFileImporter().importClasses(offenders);

        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message)
                .hasMessageContaining("because");
    }

    @Test
    void everyRuleIsBrokenByAnExample() {
        List<Object> broken = breaks().map(example -> example.get()[0]).toList();

        assertThat(ArchitectureRules.ALL.values())
                .allSatisfy(rule -> assertThat(broken).contains(rule));
    }

    @Test
    void exceptionsAreGrantedWhereTheyAreMarked() {
        JavaClasses classes = new ClassFileImporter().importPackagesOf(CarriesImage.class, Runner.class);

        assertThat(ArchitectureRules.ALL)
                .allSatisfy((name, rule) ->
                        assertThatCode(() -> rule.check(classes)).as(name).doesNotThrowAnyException());
    }

    @Test
    void noTwoModulesUseEachOther() {
        Map<String, Set<String>> plan = House.MAY_USE;

        assertThat(plan)
                .allSatisfy((module, below) -> assertThat(below)
                        .allSatisfy(other -> assertThat(plan.get(other)).doesNotContain(module)));
    }
}
