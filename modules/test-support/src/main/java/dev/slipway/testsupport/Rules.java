package dev.slipway.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.slipway.testsupport.House.exemptFrom;
import static dev.slipway.testsupport.House.outside;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Set;

/** The rules themselves. Each holds in every module; {@link ArchitectureRules} runs them there. */
final class Rules {
    private static final DescribedPredicate<JavaClass> AWT =
            resideInAnyPackage("java.awt..", "javax.swing..", "org.jfree..", "javafx.embed.swing..");
    private static final DescribedPredicate<JavaClass> BRIDGE_TO_AWT = resideInAnyPackage(
                    "java.awt.image..", "javafx.embed.swing..")
            .or(DescribedPredicate.describe(
                    "java.awt.Desktop", type -> type.getName().startsWith("java.awt.Desktop")));
    private static final Set<String> POOL_MAKERS = Set.of(
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.Timer",
            "java.lang.Thread$Builder$OfPlatform",
            "java.lang.Thread$Builder$OfVirtual");
    private static final Set<String> THREAD_MAKERS =
            Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread", "runAsync", "supplyAsync");

    static final ArchRule MODULES = classes()
            .should(Conditions.useOnlyModulesBelow())
            .because("data travels one way and nobody reaches back; House.MAY_USE is the table")
            .allowEmptyShould(true);

    static final ArchRule PACKAGE_CYCLES = SlicesRuleDefinition.slices()
            .assignedFrom(Conditions.ONE_SLICE_PER_PACKAGE)
            .should()
            .beFreeOfCycles()
            .because("packages that need each other are one package, or one of them is in the wrong place")
            .allowEmptyShould(true);

    static final ArchRule SQL = only("warehouse", "java.sql..", "javax.sql..", "org.h2..", "org.duckdb..")
            .because("an engine can be exchanged only while one module speaks to it");

    static final ArchRule JAVAFX = only("app", "javafx..", "com.sun.javafx..", "atlantafx..", "org.kordamp..")
            .because("everything below the desktop must run without one: command line, service, tests");

    static final ArchRule AWT_AND_CHARTS = noClasses()
            .that(outside("charts", "memo"))
            .and(not(exemptFrom("AWT")))
            .should()
            .dependOnClassesThat(AWT)
            .because("pictures are drawn in charts and memo; a class that carries one over says @Exempt(AWT) and why")
            .allowEmptyShould(true);

    static final ArchRule AWT_BRIDGE_ONLY = noClasses()
            .that(exemptFrom("AWT"))
            .should()
            .dependOnClassesThat(AWT.and(not(BRIDGE_TO_AWT)))
            .because("the exception is for images and the person's own programs, not for a second drawing of charts")
            .allowEmptyShould(true);

    static final ArchRule STATISTICS_LIBRARY = noClasses()
            .that(outside("stats", "learning"))
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.commons.math3.."))
            .because("a formula outside stats is a formula without golden values")
            .allowEmptyShould(true);

    static final ArchRule SMILE = only("learning", "smile..", "ml.dmlc..").because("learned models live in one module");

    static final ArchRule PDF = only("memo", "com.openhtmltopdf..", "org.apache.pdfbox..", "org.apache.batik..")
            .because("paper is made in one module");

    static final ArchRule STATS_WITHOUT_IO = noClasses()
            .that()
            .resideInAPackage("dev.slipway.stats..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..", "org.slf4j..")
                    .and(not(DescribedPredicate.describe(
                            "Serializable", type -> type.getName().equals("java.io.Serializable")))))
            .because("an estimator takes arrays and returns a record, so that anybody can call and check it")
            .allowEmptyShould(true);

    static final ArchRule VIEW_MODELS = noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.fxml..", "javafx.stage..", "java.awt..")
            .because("a view model is tested without a toolkit")
            .allowEmptyShould(true);

    static final ArchRule STANDARD_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.slipway.app.cli..")
            .and()
            .doNotHaveFullyQualifiedName("dev.slipway.app.Main")
            .and(not(exemptFrom("STANDARD_STREAMS")))
            .should(Conditions.access("standard output or error", Rules::writesToStandardStreams))
            .because("standard output belongs to the command line, whose readers may be programs")
            .allowEmptyShould(true);

    static final ArchRule OLD_DATES = noClasses()
            .that(not(exemptFrom("OLD_DATES")))
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.sql\\.Date")
            .because("times are epoch milliseconds in UTC or java.time; the old classes carry the machine's time zone")
            .allowEmptyShould(true);

    static final ArchRule THREADS = noClasses()
            .that(not(exemptFrom("THREADS")))
            .should(Conditions.access("makers of threads", Rules::makesThreads))
            .because(
                    "work runs as a job that can be watched and cancelled; who needs threads says @Exempt(THREADS) and why")
            .allowEmptyShould(true);

    static final ArchRule NULL_MARKED = classes()
            .should(Conditions.resideInNullMarkedPackage())
            .because("without it NullAway is silent there")
            .allowEmptyShould(true);

    private Rules() {}

    private static ArchRule only(String module, String... packages) {
        return noClasses()
                .that(outside(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    private static boolean writesToStandardStreams(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean stream = owner.equals("java.lang.System")
                && Set.of("out", "err", "console").contains(name);
        return stream || name.equals("printStackTrace");
    }

    private static boolean makesThreads(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean maker = Set.of("java.lang.Thread", "java.util.concurrent.CompletableFuture")
                .contains(owner);
        return POOL_MAKERS.contains(owner)
                || (maker && THREAD_MAKERS.contains(access.getTarget().getName()));
    }
}
