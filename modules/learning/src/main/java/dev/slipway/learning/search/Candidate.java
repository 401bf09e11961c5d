package dev.slipway.learning.search;

import dev.slipway.learning.learner.HyperParameter;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.random.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A family with settled hyper-parameters.
 *
 * @param family the family
 * @param settings all of its hyper-parameters
 */
public record Candidate(LearnerFamily family, Map<String, Double> settings) {
    /** Copies the settings, sorted by name: what is written from them has the same bytes each time. */
    public Candidate {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** Candidates, families in turn; each family's first has the usual settings. A family without knobs comes once. */
    static List<Candidate> draw(List<LearnerFamily> families, int count, long seed) {
        List<Candidate> candidates = new ArrayList<>();
        for (int round = 0; candidates.size() < count; round++) {
            int before = candidates.size();
            for (int f = 0; f < families.size() && candidates.size() < count; f++) {
                LearnerFamily family = families.get(f);
                if (round == 0 || !family.hyperParameters().isEmpty()) {
                    SplittableRandom random = Seeds.stream(seed, (long) round * families.size() + f);
                    candidates.add(new Candidate(family, settings(family, round == 0, random)));
                }
            }
            if (candidates.size() == before) {
                break;
            }
        }
        return candidates;
    }

    private static Map<String, Double> settings(LearnerFamily family, boolean usual, SplittableRandom random) {
        Map<String, Double> settings = new TreeMap<>();
        for (HyperParameter knob : family.hyperParameters()) {
            settings.put(knob.name(), usual ? knob.usual() : knob.draw(random));
        }
        return settings;
    }
}
