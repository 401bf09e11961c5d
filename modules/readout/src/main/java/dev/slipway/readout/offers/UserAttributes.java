package dev.slipway.readout.offers;

import dev.slipway.core.study.SignupCohort;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.Known;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attributes of users as features of their weeks: known from before exposure. */
public final class UserAttributes {
    private final ExperimentData data;

    public UserAttributes(ExperimentData data) {
        this.data = data;
    }

    /**
     * Features of rows.
     *
     * @param named null for all attributes that say what a user is like
     * @param taken names that other features have
     * @param unit by row its unit
     */
    public List<Feature> features(@Nullable List<String> named, Set<String> taken, int[] unit) {
        List<Feature> features = new ArrayList<>();
        for (String name : named == null ? all(taken) : named) {
            features.add(feature(name, unit));
        }
        return features;
    }

    private List<String> all(Set<String> taken) {
        List<String> all = new ArrayList<>(data.categories().keySet());
        all.addAll(data.numbers().keySet());
        return all.stream()
                .filter(SignupCohort::isInput)
                .filter(name -> !taken.contains(name))
                .sorted()
                .toList();
    }

    private Feature feature(String name, int[] unit) {
        Category category = data.categories().get(name);
        double[] values = data.numbers().get(name);
        if (category != null) {
            int[] codes = Arrays.stream(unit).map(u -> category.code()[u]).toArray();
            return new Feature.Categorical(name, category.levels(), codes, Known.beforeAsOf());
        }
        if (values == null) {
            throw new IllegalArgumentException("the data has no attribute " + name);
        }
        double[] numbers = Arrays.stream(unit).mapToDouble(u -> values[u]).toArray();
        return new Feature.Numeric(name, numbers, Known.beforeAsOf());
    }
}
