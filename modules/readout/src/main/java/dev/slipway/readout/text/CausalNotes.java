package dev.slipway.readout.text;

import java.util.LinkedHashMap;
import java.util.Map;

/** What each method for an effect without randomisation is. */
final class CausalNotes {
    private CausalNotes() {}

    static Map<String, MethodNotes.Note> all() {
        Map<String, MethodNotes.Note> map = new LinkedHashMap<>();
        map.put(
                "naive_difference",
                new MethodNotes.Note(
                        "Plain difference",
                        "How far apart the groups are as they stand. It mixes the effect with everything else that differs.",
                        "d = mT − mC; Welch's interval of means, Wald's of rates.",
                        "To be an effect: that who was treated has nothing to do with the outcome, as after drawing lots.",
                        "Rubin (1974), doi:10.1037/h0037350"));
        map.put(
                "regression_adjustment",
                new MethodNotes.Note(
                        "Regression adjustment",
                        "What the treated would have had untreated, by a regression on what was known before.",
                        "att: mean of y − x′bC over the treated; ate: mean of x′bT − x′bC over all, least squares in each group; overlap: coefficient of treatment in one regression. Robust errors.",
                        "Given the attributes, treatment is as good as random; outcomes are linear in them. Where one group is alone the line is carried on.",
                        "Angrist (1998), doi:10.2307/2998558; Lunceford and Davidian (2004), doi:10.1002/sim.1903"));
        map.put(
                "ipw",
                new MethodNotes.Note(
                        "Inverse weighting",
                        "The difference after weights have made the groups alike in what was known before.",
                        "weighted means; weights: ate 1/e and 1/(1 − e), att 1 and e/(1 − e), overlap 1 − e and e; e by logistic regression, errors count it as estimated.",
                        "Given the attributes, treatment is as good as random; everybody could have been in either group; e is right.",
                        "Lunceford and Davidian (2004), doi:10.1002/sim.1903"));
        map.put(
                "overlap_weights",
                new MethodNotes.Note(
                        "Overlap weights",
                        "The difference among those who could have been in either group.",
                        "weighted means with weights 1 − e of the treated and e of the others; the means of all attributes are then exactly equal.",
                        "As inverse weighting, but no propensity is too extreme. It is about other people than the rows above where effects differ between people.",
                        "Li, Morgan and Zaslavsky (2018), doi:10.1080/01621459.2016.1260466"));
        map.put(
                "aipw",
                new MethodNotes.Note(
                        "Doubly robust (AIPW)",
                        "Regression and weighting together: right if either model is right.",
                        "att: Σ[t(y − μC) − (1 − t)·e/(1 − e)·(y − μC)] over the treated; ate: mean of μT − μC + t(y − μT)/e − (1 − t)(y − μC)/(1 − e); predictions from five folds that did not see the unit.",
                        "Given the attributes, treatment is as good as random; everybody could have been in either group.",
                        "Robins, Rotnitzky and Zhao (1994), doi:10.1080/01621459.1994.10476818; Chernozhukov et al. (2018), doi:10.1111/ectj.12097"));
        map.put(
                "difference_in_differences",
                new MethodNotes.Note(
                        "Difference-in-differences",
                        "How much more the treated changed than the others since before.",
                        "(yT after − yT before) − (yC after − yC before); errors by unit (CR1, below 40 units CR2). Always about the treated.",
                        "Without the treatment both groups would have changed alike. High values before that fall back by themselves break it.",
                        "Liang and Zeger (1986), doi:10.1093/biomet/73.1.13"));
        map.put(
                "two_way_fixed_effects",
                new MethodNotes.Note(
                        "Two-way fixed effects",
                        "The rollout's coefficient when every user and every week has a level of its own.",
                        "y_it = α_i + λ_t + δ·D_it, D = 1 from adoption on; least squares, errors by user (CR1). Averages all weeks since adoption.",
                        "Without the rollout all would have changed alike; with waves also: the effect is the same for all waves and weeks.",
                        "Goodman-Bacon (2021), doi:10.1016/j.jeconom.2021.03.014"));
        map.put(
                "group_time",
                new MethodNotes.Note(
                        "Group-time effects",
                        "How much more each wave changed since the week before it adopted than users who had not adopted yet.",
                        "ATT(g, t) = mean of y_t − y_(g−1) of wave g less that of users not yet adopted; averaged over the weeks in which every adopter has it, by size of wave.",
                        "Without the rollout all would have changed by the same amount, whoever they are: where adopters were at another level and all lose or gain a share of theirs, it fails. Nobody reacts in advance.",
                        "Callaway and Sant'Anna (2021), doi:10.1016/j.jeconom.2020.12.001"));
        map.put(
                "group_time_proportional",
                new MethodNotes.Note(
                        "Group-time, equal shares",
                        "Group-time effects if all would have changed by the same share instead of the same amount.",
                        "ATT(g, t) = mean of y_t of wave g less its mean of y_(g−1) times the others' mean of y_t over their mean of y_(g−1); averaged as group-time effects are.",
                        "Without the rollout all would have changed by the same share, whoever they are; nobody reacts in advance.",
                        "Wooldridge (2023), doi:10.1093/ectj/utad016; Roth and Sant'Anna (2023), doi:10.3982/ECTA19402"));
        map.put(
                "group_time_adjusted",
                new MethodNotes.Note(
                        "Adjusted group-time",
                        "The same among users alike in what was known before.",
                        "ATT(g, t) with the expected change x′β of the others taken off and the others weighted by e/(1 − e); right if either model is. Numbers enter in up to 60 groups, with their logarithm.",
                        "Without the rollout users alike in the attributes would have changed alike; nobody reacts in advance.",
                        "Sant'Anna and Zhao (2020), doi:10.1016/j.jeconom.2020.06.003"));
        return map;
    }
}
