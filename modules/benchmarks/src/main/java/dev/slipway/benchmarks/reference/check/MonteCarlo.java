package dev.slipway.benchmarks.reference.check;

import tools.jackson.databind.JsonNode;

/**
 * The tolerance of a random answer. Three wordings: four of the stated Monte-Carlo standard deviations of the interval's ends (the runs
 * have the stated number of resamples; a bootstrap p-value has four binomial ones), a share of the interval's width, and four binomial standard errors of a permutation p.
 */
final class MonteCarlo {
    private final Check check;
    private final boolean ends;
    private final boolean width;
    private final boolean permutation;

    MonteCarlo(Check check) {
        this.check = check;
        ends = check.tolerance().contains("mc_sd_of_endpoints") && check.expects("mc_sd_of_endpoints_at_B10");
        width = check.tolerance().contains("% of CI width") && check.expects("ci");
        permutation = check.tolerance().contains("sqrt(p(1-p)/permutations");
    }

    boolean isRandom() {
        return ends || width || permutation;
    }

    double allowed(String path, double expected) {
        if (path.endsWith("p_boot_sign")) {
            double runs = check.at("mc_sd_of_endpoints_at_B10", "B").asDouble(1);
            return 4 * Math.sqrt(expected * (2 - expected) / runs);
        }
        if (ends) {
            JsonNode sd = check.at("mc_sd_of_endpoints_at_B10", path.startsWith("lift") ? "lift" : "diff");
            double first = sd.path(0).asDouble();
            double second = sd.path(1).asDouble();
            return 4 * (path.endsWith("/0") ? first : path.endsWith("/1") ? second : Math.max(first, second));
        }
        if (width) {
            String share = Check.find(check.tolerance(), "abs ([0-9.]+)% of CI width");
            double[] ci = check.numbers("ci");
            return (share == null ? 0 : Double.parseDouble(share) / 100) * (ci[1] - ci[0]);
        }
        double permutations = check.at("permutations").asDouble(1);
        return 4 * Math.sqrt(expected * (1 - expected) / permutations);
    }
}
