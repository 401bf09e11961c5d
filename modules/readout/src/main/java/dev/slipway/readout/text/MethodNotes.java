package dev.slipway.readout.text;

import dev.slipway.readout.model.Estimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What each method is, for people: its name, what it answers, its formula, what it assumes and where it comes from. One
 * place for screen and paper.
 */
public final class MethodNotes {
    /**
     * One method.
     *
     * @param name as it stands in a row
     * @param answers the question that it answers, one sentence
     * @param formula in plain text
     * @param assumes when it can be trusted
     * @param source author, year and DOI where there is one
     */
    public record Note(String name, String answers, String formula, String assumes, String source) {}

    private static final Map<String, Note> NOTES = Collections.unmodifiableMap(notes());

    private MethodNotes() {}

    /** Every method that has a note. */
    public static Set<String> methods() {
        return NOTES.keySet();
    }

    public static Note of(String method) {
        Note note = NOTES.get(method);
        return note == null ? new Note(method.replace('_', ' '), "", "", "", "") : note;
    }

    /** The name in a row, with the variance that a covariate took out where it did. */
    public static String label(Estimate estimate) {
        String name = of(estimate.method()).name();
        Object reduction = estimate.detail().get("variance_reduction");
        return reduction instanceof Number share && share.doubleValue() >= 0.005
                ? name + " (variance " + Numbers.fixed(-100 * share.doubleValue(), 0) + "%)"
                : name;
    }

    private static Map<String, Note> notes() {
        Map<String, Note> map = new LinkedHashMap<>();
        map.put(
                "two_proportion_z",
                new Note(
                        "Two-proportion z",
                        "How far apart the two rates are, looked at once.",
                        "d = pT − pC; interval d ± z·√(pT(1−pT)/nT + pC(1−pC)/nC); the test uses the pooled rate p in both terms.",
                        "Units are independent; at least about five successes and five failures in each arm; one look.",
                        "Newcombe (1998), doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"));
        map.put(
                "miettinen_nurminen",
                new Note(
                        "Score (Miettinen–Nurminen)",
                        "How far apart the two rates are, looked at once, also when events are rare or arms unequal.",
                        "all δ with |pT − pC − δ| ≤ z·se(δ), se(δ) from the likeliest rates that differ by δ, times √(N/(N−1)).",
                        "Units are independent; one look. The any-time and group-sequential intervals of a rate are this one with their multiplier for z.",
                        "Miettinen and Nurminen (1985), doi:10.1002/sim.4780040211"));
        map.put(
                "welch_t",
                new Note(
                        "Welch t",
                        "How far apart the two means are, looked at once, when the arms may vary differently.",
                        "d = mT − mC; standard error √(sT²/nT + sC²/nC); Welch–Satterthwaite degrees of freedom.",
                        "Units are independent; the means are close to normal, which heavy tails delay; one look.",
                        "Welch (1947), doi:10.1093/biomet/34.1-2.28"));
        map.put(
                "delta_ratio",
                new Note(
                        "Ratio, delta method",
                        "How far apart two ratios of sums are, when each user adds to numerator and denominator.",
                        "R = ΣY/ΣX; variance (s²Y − 2R·sXY + R²·s²X) / (n·x̄²) in each arm.",
                        "Users are independent clusters; the mean denominator is well away from 0.",
                        "Deng, Knoblich and Lu (2018), doi:10.1145/3219819.3219919"));
        map.put(
                "quantile",
                new Note(
                        "Quantile",
                        "How far apart the same quantile of both arms is, looked at once.",
                        "d = QT(q) − QC(q), type 7; the error of each is that of its order statistic over all resamples (Maritz–Jarrett).",
                        "Units are independent; few share the quantile's value; at least ten lie beyond it in each arm.",
                        "Maritz and Jarrett (1978), doi:10.1080/01621459.1978.10480027"));
        map.put(
                "clustered_quantile",
                new Note(
                        "Quantile of events, units as clusters",
                        "How far apart the same quantile of all events is, when each user has many events.",
                        "d = QT(q) − QC(q) over events; s of the share of events up to Q by the delta method over users; the error from the order statistics at q ± z·s.",
                        "Users are independent clusters; users with more events weigh more; at least ten events lie beyond it in each arm.",
                        "Deng, Knoblich and Lu (2018), doi:10.1145/3219819.3219919"));
        map.put(
                "cuped",
                new Note(
                        "CUPED",
                        "The same difference with less noise: what the covariate from before exposure predicts is taken out.",
                        "d = (ȳT − ȳC) − θ(x̄T − x̄C), θ = pooled cov(y, x) / var(x) within the arms.",
                        "The covariate was measured before exposure, so the arms differ in it by chance only; one look.",
                        "Deng et al. (2013), doi:10.1145/2433396.2433413"));
        map.put(
                "beta_binomial",
                new Note(
                        "Bayesian, Beta prior",
                        "How probable it is that the treatment's rate is better, and what is lost on average if it is not.",
                        "pT, pC ~ Beta(a + successes, b + failures), independent; the difference by quadrature.",
                        "The prior stands beside the result. The probability of being better is not one minus p.",
                        "Gelman et al. (2013), Bayesian Data Analysis, chapter 2"));
        map.put(
                "normal_bayes",
                new Note(
                        "Bayesian, normal prior",
                        "How probable it is that the effect is positive, under a stated prior on the effect.",
                        "posterior precision = 1/s² + 1/τ²; posterior mean weighs estimate and prior mean by their precisions.",
                        "The estimate is close to normal; the prior stands beside the result.",
                        "Gelman et al. (2013), Bayesian Data Analysis, chapter 2"));
        map.put(
                "bootstrap_percentile",
                new Note(
                        "Bootstrap percentile",
                        "The interval that resampling users gives, without a formula for the error.",
                        "Resample the users of each arm, take the difference, and the middle 95% of the results.",
                        "Enough users that the sample stands for the population; one look.",
                        "Efron and Tibshirani (1993), An Introduction to the Bootstrap"));
        map.put(
                "bootstrap_bca",
                new Note(
                        "Bootstrap BCa",
                        "The bootstrap interval, corrected for bias and for skew.",
                        "Percentiles moved by the bias z₀ and the acceleration a (from the jackknife).",
                        "As the percentile bootstrap; better where the values are skewed.",
                        "Efron (1987), doi:10.1080/01621459.1987.10478410"));
        map.put(
                "confidence_sequence",
                new Note(
                        "Any-time (always-valid)",
                        "Where the effect lies, correct at every look at once: however often somebody looks.",
                        "d ± se·√(2(nρ²+1)/(nρ²) · ln(√(nρ²+1)/α)), ρ fixed before the data; for rates the score interval with that multiplier. Of weeks: d ± c(w)·se, the error spent week by week against the correlations of the looks.",
                        "Enough users that the difference is close to normal; wider than one look: the price of looking any time.",
                        "Waudby-Smith et al. (2024), doi:10.1214/24-AOS2408; of weeks Geary (1988), doi:10.1093/biomet/75.2.311"));
        map.put(
                "confidence_sequence_cuped",
                new Note(
                        "Any-time, CUPED",
                        "The any-time interval of the difference after the covariate's part is taken out.",
                        "As the any-time interval, with the CUPED difference and its standard error.",
                        "As CUPED and as the any-time interval.",
                        "Deng et al. (2013); Waudby-Smith et al. (2024)"));
        map.put(
                "group_sequential",
                new Note(
                        "Group-sequential",
                        "Where the effect lies at one of a few planned looks.",
                        "d ± c(k)·se, with c(k) from O'Brien–Fleming-like spending at this look; for rates the score interval with c(k).",
                        "The days of the looks were planned.",
                        "Lan and DeMets (1983), doi:10.1093/biomet/70.3.659"));
        map.putAll(EarlyNotes.all());
        map.putAll(CausalNotes.all());
        map.putAll(ModelNotes.notes());
        return map;
    }
}
