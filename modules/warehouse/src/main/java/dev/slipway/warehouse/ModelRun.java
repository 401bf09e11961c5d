package dev.slipway.warehouse;

import java.util.List;

/** What building the models did, in the order in which they were built. */
public record ModelRun(List<Built> models) {
    public ModelRun {
        models = List.copyOf(models);
    }

    /**
     * One model.
     *
     * @param model its name
     * @param relation schema and table
     * @param reads names of the models that it reads
     * @param rows of its table
     * @param seconds that it took
     */
    public record Built(String model, String relation, List<String> reads, long rows, double seconds) {
        public Built {
            reads = List.copyOf(reads);
        }
    }

    public double seconds() {
        return models.stream().mapToDouble(Built::seconds).sum();
    }
}
