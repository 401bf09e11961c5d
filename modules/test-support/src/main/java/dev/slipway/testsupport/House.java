package dev.slipway.testsupport;

import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plan of the house: which module may use which, and how a class tells its module and its exceptions. */
final class House {
    static final String ROOT = "dev.slipway";

    /** The annotation in core; a name, because core's own tests use this module. */
    static final String EXEMPT = ROOT + ".core.rule.Exempt";

    /** Module to the modules of ours that it may use. Core is only words, so all but stats may speak them. */
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("core", Set.of()),
            entry("stats", Set.of()),
            entry("simulation", Set.of("core")),
            entry("assignment", Set.of("core")),
            entry("warehouse", Set.of("core")),
            entry("learning", Set.of("core", "stats")),
            entry("readout", Set.of("core", "stats", "learning", "warehouse")),
            entry("charts", Set.of("core", "readout")),
            entry("memo", Set.of("core", "readout", "charts")),
            entry("service", Set.of("core", "assignment", "warehouse")),
            entry(
                    "app",
                    Set.of(
                            "core",
                            "stats",
                            "simulation",
                            "assignment",
                            "warehouse",
                            "learning",
                            "readout",
                            "charts",
                            "memo",
                            "service")),
            entry(
                    "benchmarks",
                    Set.of("core", "stats", "simulation", "assignment", "warehouse", "learning", "readout")),
            entry("testreadouts", Set.of("core", "readout")),
            entry("testsupport", Set.of()));

    private House() {}

    /** The module of a class of ours, by its package; empty for a class of somebody else. */
    static Optional<String> moduleOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return Optional.empty();
        }
        String inside = name.substring(ROOT.length() + 1);
        int dot = inside.indexOf('.');
        return Optional.of(dot < 0 ? inside : inside.substring(0, dot));
    }

    static DescribedPredicate<JavaClass> outside(String... modules) {
        Set<String> inside = Set.of(modules);
        return DescribedPredicate.describe(
                "outside " + String.join(", ", modules),
                type -> moduleOf(type).filter(inside::contains).isEmpty());
    }

    static DescribedPredicate<JavaClass> exemptFrom(String rule) {
        return DescribedPredicate.describe("marked @Exempt from " + rule, type -> isExempt(type, rule));
    }

    private static boolean isExempt(JavaClass type, String rule) {
        boolean here = type.tryGetAnnotationOfType(EXEMPT)
                .flatMap(mark -> mark.get("from"))
                .filter(from ->
                        from instanceof Object[] rules && Arrays.stream(rules).anyMatch(r -> named(r, rule)))
                .isPresent();
        return here
                || type.getEnclosingClass()
                        .filter(outer -> isExempt(outer, rule))
                        .isPresent();
    }

    private static boolean named(Object rule, String name) {
        return rule instanceof JavaEnumConstant constant && constant.name().equals(name);
    }
}
