package dev.slipway.testsupport;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Predicate;

/** What the rules ask of a class and ArchUnit has no words for. */
final class Conditions {
    /** Each package of ours is a slice, the parent and its child two of them. */
    static final SliceAssignment ONE_SLICE_PER_PACKAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return House.moduleOf(type).isPresent()
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages of Slipway";
        }
    };

    private Conditions() {}

    static ArchCondition<JavaClass> useOnlyModulesBelow() {
        return new ArchCondition<>("use only the modules below it") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String module = House.moduleOf(type).orElse("");
                Set<String> allowed = House.MAY_USE.getOrDefault(module, Set.of());
                type.getDirectDependenciesFromSelf()
                        .forEach(dependency -> House.moduleOf(dependency.getTargetClass())
                                .filter(other -> !other.equals(module) && !allowed.contains(other))
                                .ifPresent(other -> events.add(SimpleConditionEvent.violated(
                                        type,
                                        module + " must not use " + other + ": " + dependency.getDescription()))));
            }
        };
    }

    /** For use after {@code noClasses()}: each access that matches is an event. */
    static ArchCondition<JavaClass> access(String what, Predicate<JavaAccess<?>> matches) {
        return new ArchCondition<>("use " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(matches)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(type, access.getDescription())));
            }
        };
    }

    static ArchCondition<JavaClass> resideInNullMarkedPackage() {
        return new ArchCondition<>("reside in a package whose package-info says @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package that is not @NullMarked"));
                }
            }
        };
    }
}
