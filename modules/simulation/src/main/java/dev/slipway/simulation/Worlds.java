package dev.slipway.simulation;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.WorldDescription;
import java.util.List;
import java.util.stream.Collectors;

/** The worlds that can be named in a study. */
public final class Worlds {
    /** System property with the number of generator threads; by default the number of processors. */
    public static final String THREADS = "slipway.threads";

    private Worlds() {}

    /** All worlds, generating with as many threads as {@link #THREADS} says. */
    public static List<World> all() {
        return all(Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors()));
    }

    /** All worlds, generating with that many threads; the rows are the same for any number. */
    public static List<World> all(int threads) {
        return List.of(new OnboardingWorld(threads), new BehaviorWorld(threads), new GrowthWorld(threads));
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
