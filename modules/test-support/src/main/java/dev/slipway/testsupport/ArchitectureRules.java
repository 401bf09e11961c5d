package dev.slipway.testsupport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Holds a module to the plan of the house. Every module has {@code class ArchitectureTest extends ArchitectureRules {}}
 * in its root package, {@code dev.slipway.<module>}, and so checks its own compiled classes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureRules {
    static final Map<String, ArchRule> ALL = Map.ofEntries(
            Map.entry("modules use only those below", Rules.MODULES),
            Map.entry("no circle of packages", Rules.PACKAGE_CYCLES),
            Map.entry("only warehouse speaks SQL", Rules.SQL),
            Map.entry("only app sees JavaFX", Rules.JAVAFX),
            Map.entry("only charts and memo draw", Rules.AWT_AND_CHARTS),
            Map.entry("exceptions for AWT are for images and Desktop", Rules.AWT_BRIDGE_ONLY),
            Map.entry("only stats and learning use commons-math", Rules.STATISTICS_LIBRARY),
            Map.entry("only learning sees Smile and XGBoost", Rules.SMILE),
            Map.entry("only memo writes PDF", Rules.PDF),
            Map.entry("stats does no input or output", Rules.STATS_WITHOUT_IO),
            Map.entry("view models need no toolkit", Rules.VIEW_MODELS),
            Map.entry("only the command line prints", Rules.STANDARD_STREAMS),
            Map.entry("no java.util.Date", Rules.OLD_DATES),
            Map.entry("threads come from the job runner", Rules.THREADS),
            Map.entry("every package is null-marked", Rules.NULL_MARKED));

    private JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    void importClassesOfThisModule() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                // What the benchmark harness generates is not ours to shape.
                .withImportOption(location -> !location.contains("/jmh_generated/"))
                .importPackages(getClass().getPackageName());
    }

    @Test
    void thisModuleIsInThePlanAndHasClasses() {
        String module = getClass().getPackageName().substring(House.ROOT.length() + 1);
        assertTrue(House.MAY_USE.containsKey(module), "House.MAY_USE does not know the module " + module + ".");
        assertFalse(
                classes.isEmpty(),
                "No class was found, so no rule would ever fail: is this test in dev.slipway.<module>?");
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return ALL.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }
}
