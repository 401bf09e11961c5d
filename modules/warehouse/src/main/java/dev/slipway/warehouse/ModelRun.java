package dev.slipway.warehouse;

import dev.slipway.warehouse.dbt.BuiltModel;
import java.util.List;

/** What building the models did, in the order in which they were built. */
public record ModelRun(List<BuiltModel> models) {
    public ModelRun {
        models = List.copyOf(models);
    }

    public double seconds() {
        return models.stream().mapToDouble(BuiltModel::seconds).sum();
    }
}
