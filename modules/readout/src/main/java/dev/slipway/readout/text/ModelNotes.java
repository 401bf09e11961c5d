package dev.slipway.readout.text;

import dev.slipway.readout.text.MethodNotes.Note;
import java.util.LinkedHashMap;
import java.util.Map;

/** The notes of regressions, survival analysis and Markov chains. */
final class ModelNotes {
    private ModelNotes() {}

    static Map<String, Note> notes() {
        Map<String, Note> map = new LinkedHashMap<>(regressions());
        map.putAll(survival());
        map.put(
                "markov_chain",
                new Note(
                        "Markov chain of sessions",
                        "How often one event follows another, and how often a session ends after it.",
                        "p(i→j) = n(i→j) / n(i); Wilson's interval of each; removal effect of i = 1 − P(goal without i) / P(goal) over all sessions.",
                        "What comes next depends on the last event alone. Steps of one session, and sessions of one user, are taken as"
                                + " independent, so the intervals are narrow where users repeat themselves. Removal effects describe"
                                + " paths, not causes.",
                        "Anderson and Goodman (1957), doi:10.1214/aoms/1177707039; Anderl et al. (2016), doi:10.1016/j.ijresmar.2016.03.001"));
        map.put(
                "prediction",
                new Note(
                        "Learned model",
                        "What will happen to a unit in a window, from what was known before it; how well that is predicted for"
                                + " units that nothing was learned from.",
                        "AUC = P(score of a 1 > score of a 0); log loss = −mean(y·ln p + (1 − y)·ln(1 − p)); RMSE = √mean(y − ŷ)²;"
                                + " importance = rise of the loss when a feature is shuffled; intervals by redrawing units.",
                        "Units to come resemble these. It predicts and explains no cause: what it leans on need not change"
                                + " anything. The model beats a baseline when the whole interval of the improvement is above 0.",
                        "Chen and Guestrin (2016), doi:10.1145/2939672.2939785; Breiman (2001), doi:10.1023/A:1010933404324;"
                                + " Friedman (2001), doi:10.1214/aos/1013203451"));
        return map;
    }

    private static Map<String, Note> regressions() {
        Map<String, Note> map = new LinkedHashMap<>();
        map.put(
                "linear_regression",
                new Note(
                        "Linear regression",
                        "By how much the mean of the outcome differs with each term, the other terms held.",
                        "y = b₀ + Σ bⱼ·xⱼ + e by least squares (QR); HC3 errors: residuals divided by 1 − leverage; t intervals.",
                        "Units are independent and the mean is a sum of the terms. HC3 lets the variance differ between units;"
                                + " model errors do not. Only the variant was randomised: other coefficients describe.",
                        "MacKinnon and White (1985), doi:10.1016/0304-4076(85)90158-7"));
        map.put(
                "logistic_regression",
                new Note(
                        "Logistic regression",
                        "By which factor the odds of a yes differ with each term, the other terms held.",
                        "log(p / (1 − p)) = b₀ + Σ bⱼ·xⱼ by maximum likelihood; odds ratio exp(b); robust errors from the sandwich.",
                        "Units are independent and the log odds are a sum of the terms; about ten events for each term. Odds ratios of"
                                + " a randomised variant do not average over segments. Separated outcomes get Firth's penalised"
                                + " likelihood.",
                        "McCullagh and Nelder (1989); Firth (1993), doi:10.1093/biomet/80.1.27"));
        map.put(
                "poisson_regression",
                new Note(
                        "Poisson regression",
                        "By which factor the mean of a count differs with each term, the other terms held.",
                        "log(mean) = b₀ + Σ bⱼ·xⱼ by maximum likelihood; rate ratio exp(b). Quasi-Poisson multiplies the variance by"
                                + " Pearson's χ² / (n − p).",
                        "Units are independent and the log of the mean is a sum of the terms. With robust errors the counts need not be"
                                + " Poisson; with model errors their variance must equal their mean.",
                        "McCullagh and Nelder (1989), doi:10.1007/978-1-4899-3242-6"));
        map.put("quasi_poisson_regression", map.get("poisson_regression"));
        map.put(
                "negative_binomial_regression",
                new Note(
                        "Negative binomial regression",
                        "By which factor the mean of a count differs with each term, when counts vary more than Poisson's.",
                        "log(mean) = b₀ + Σ bⱼ·xⱼ, variance = mean + mean²/θ; coefficients and θ in turn by maximum likelihood.",
                        "Units are independent and the log of the mean is a sum of the terms; a small θ means that few units make most"
                                + " of the counts.",
                        "Venables and Ripley (2002), Modern Applied Statistics with S, section 7.4"));
        return map;
    }

    private static Map<String, Note> survival() {
        Map<String, Note> map = new LinkedHashMap<>();
        map.put(
                "kaplan_meier",
                new Note(
                        "Kaplan–Meier",
                        "Which share has not had the event by each day, when not everybody was watched equally long.",
                        "S(t) = ∏ (1 − d/n) over event times up to t; band exp(−exp(log(−log S) ± z·se)).",
                        "Being watched for a shorter time has nothing to do with the event. The band holds at each day alone.",
                        "Kaplan and Meier (1958), doi:10.1080/01621459.1958.10501452"));
        map.put(
                "log_rank",
                new Note(
                        "Log-rank test",
                        "Whether the curves are the same.",
                        "χ² of observed − expected events of each group, summed over event times.",
                        "Strongest where one group's hazard is a constant multiple of the other's; curves that cross can hide from it.",
                        "Mantel (1966); Peto and Peto (1972), doi:10.2307/2344317"));
        map.put(
                "restricted_mean",
                new Note(
                        "Restricted mean time",
                        "How many days longer a group goes without the event, of the days up to the horizon.",
                        "Area under the curve up to the horizon; the difference of two areas, variances added.",
                        "The horizon was chosen before the data was seen, and enough units are still watched there. Needs no"
                                + " proportional hazards.",
                        "Royston and Parmar (2013), doi:10.1186/1471-2288-13-152"));
        map.put(
                "cox",
                new Note(
                        "Cox proportional hazards",
                        "By which factor the risk of the event, at any moment, differs with each term, the other terms held.",
                        "h(t | x) = h₀(t)·exp(Σ bⱼ·xⱼ) by partial likelihood; hazard ratio exp(b); Efron's or Breslow's ties.",
                        "Hazard ratios do not change with time: the last column tests it (Grambsch and Therneau 1994). Where one does,"
                                + " its ratio is an average; read the curves.",
                        "Cox (1972), doi:10.1111/j.2517-6161.1972.tb00899.x"));
        return map;
    }
}
