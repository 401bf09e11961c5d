package dev.slipway.simulation;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.simulation.onboarding.OnboardingWorld;
import java.util.List;
import java.util.stream.Collectors;

/** The worlds that can be named in a study. */
public final class Worlds {
    private Worlds() {}

    public static List<World> all() {
        return List.of(new OnboardingWorld());
    }

    /** The world of that name. */
    public static World named(String name) {
        return all().stream()
                .filter(world -> world.description().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SlipwayException(
                        ErrorCategory.STUDY_INVALID,
                        "There is no world named " + name + ".",
                        "Choose one of: "
                                + descriptions().stream()
                                        .map(WorldDescription::name)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    public static List<WorldDescription> descriptions() {
        return all().stream().map(World::description).toList();
    }
}
