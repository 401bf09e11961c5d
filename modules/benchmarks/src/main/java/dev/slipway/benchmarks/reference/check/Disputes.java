package dev.slipway.benchmarks.reference.check;

import java.util.List;
import java.util.regex.Pattern;

/** Expected values that are themselves in doubt, with what is known about them. Ours are compared and shown all the same. */
final class Disputes {
    /** Holds only while ours is near: within this share of the expected value. */
    private record Dispute(String method, Pattern path, double within, String reason) {
        Dispute(String method, String path, double within, String reason) {
            this(method, Pattern.compile("(?:" + path + ")(?:/.*)?"), within, reason);
        }
    }

    private static final String NOT_NEAREST =
            "MatchIt 4.5 gives some units a match that is farther than a free one, and some beyond the caliper; ours is the"
                    + " greedy rule to the letter";

    private static final String UNSTOPPED =
            "statsmodels takes the continuity correction off differences that are smaller than it, so that it makes them larger; ours"
                    + " stops at no difference";
    /** Ends of Student's intervals, also within the results of gbstats. */
    private static final String ENDS = "(?:\\w+/)*ci(?:\\d\\d)?";

    private static final String QUANTILE =
            "scipy 1.10 computes quantiles of Student's t to 4e-9 for some degrees of freedom that are no whole number;"
                    + " 25 digits give our value";

    private static final String CANCELLED =
            "R's sandwich multiplies out what a design of nearly dependent columns cancels; 50 digits give our value";

    private static final String OBSERVED =
            "statsmodels' discrete models take errors from the observed information; R's glm and ours from the expected one, which"
                    + " is another matrix for any link but the logit";

    private static final List<Dispute> KNOWN = List.of(
            new Dispute("ols with", "(?:se|ci95|p)_HC\\d.*", 1e-7, CANCELLED),
            new Dispute("welch t-test", ENDS, 5e-9, QUANTILE),
            new Dispute("relative lift", ENDS, 5e-9, QUANTILE),
            new Dispute("cuped", ENDS, 5e-9, QUANTILE),
            new Dispute("ratio metric", ENDS, 5e-9, QUANTILE),
            new Dispute("post-stratified", ENDS, 5e-9, QUANTILE),
            new Dispute(
                    "cis for difference",
                    "diff_score",
                    1e-2,
                    "statsmodels 0.13 has x0*d where Miettinen and Nurminen's cubic has n0*d; the same equations with"
                            + " that slip give its value"),
            new Dispute(
                    "negative binomial",
                    "SE_theta",
                    1e-5,
                    "MASS takes the information one step before its last; theta.ml with eps = 1e-12 gives our value"),
            new Dispute("probit regression (ml)", "se/.*|z/.*|p/.*", 0.15, OBSERVED),
            new Dispute("mantel-haenszel", "cmh/chi2_corrected", 1, UNSTOPPED),
            new Dispute("mantel-haenszel", "cmh/p_corrected", 1, UNSTOPPED),
            new Dispute("nearest-neighbour matching", "att_nn_noreplace_largest", 0.5, NOT_NEAREST),
            new Dispute("nearest-neighbour matching", "att_nn_caliper0.2sd_logit", 0.5, NOT_NEAREST));

    private Disputes() {}

    /** What speaks against the expected value, or nothing. */
    static String reason(Check check, String path, double ours, double expected) {
        double size = Math.max(Math.abs(expected), Tolerance.otherEnd(check, path));
        for (Dispute dispute : KNOWN) {
            boolean near = Math.abs(ours - expected) <= dispute.within() * size;
            if (near
                    && check.methodHas(dispute.method())
                    && dispute.path().matcher(path).matches()) {
                return dispute.reason();
            }
        }
        return "";
    }
}
