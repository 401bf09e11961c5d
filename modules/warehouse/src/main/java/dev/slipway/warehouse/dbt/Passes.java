package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.warehouse.pass.Pass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what models say of passes to what the passes do. */
final class Passes {
    private Passes() {}

    /** Refuses a pass that nobody knows, that fills other models than name it, or that reads rows another one keeps in order. */
    static void check(List<Model> models) {
        Map<String, Set<String>> named = new TreeMap<>();
        for (Model model : models) {
            if (!model.pass().isEmpty()) {
                named.computeIfAbsent(model.pass(), pass -> new TreeSet<>()).add(model.name());
            }
        }
        named.forEach((name, members) -> {
            Set<String> filled = Pass.MODELS.get(name);
            if (filled == null) {
                throw failure("There is no pass " + name + ", which " + list(members) + " names.");
            }
            Set<String> needed = new TreeSet<>(members);
            needed.removeAll(Pass.MORE.getOrDefault(name, Set.of()));
            if (!filled.equals(needed)) {
                throw failure("The pass " + name + " fills " + list(new TreeSet<>(filled)) + ", but it is named by "
                        + list(members) + ".");
            }
        });
        Set<String> reading = new TreeSet<>(named.keySet());
        reading.removeAll(Pass.WITHOUT_EVENTS);
        if (!reading.isEmpty() && !named.containsKey(Pass.FIRST)) {
            throw failure("The passes " + list(reading) + " read rows in the order in which the pass " + Pass.FIRST
                    + " keeps them, and no model names that.");
        }
    }

    /** The failure of a pass with the models that it fills; their SQL, which did not run, is not to blame. */
    static SlipwayException explain(List<Model> members, SlipwayException failure) {
        if (failure.category() != ErrorCategory.WAREHOUSE) {
            return failure;
        }
        Set<String> names = new TreeSet<>();
        members.forEach(model -> names.add(model.name()));
        return new SlipwayException(
                ErrorCategory.WAREHOUSE,
                "Filling " + list(names) + " failed: " + failure.sentence() + ". The last good run is untouched.",
                failure.remedy(),
                failure);
    }

    private static String list(Set<String> names) {
        return String.join(", ", names);
    }

    private static SlipwayException failure(String words) {
        return new SlipwayException(
                ErrorCategory.WAREHOUSE,
                words + " The last good run is untouched.",
                "Correct the meta of these models, or take it away from all models with a pass, and run again.");
    }
}
