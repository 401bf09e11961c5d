package dev.slipway.readout.text;

import dev.slipway.readout.text.MethodNotes.Note;
import java.util.LinkedHashMap;
import java.util.Map;

/** The notes of ways of looking early and of several tests judged together. */
final class EarlyNotes {
    private EarlyNotes() {}

    static Map<String, Note> all() {
        Map<String, Note> map = new LinkedHashMap<>();
        looks(map);
        families(map);
        return map;
    }

    private static void looks(Map<String, Note> map) {
        map.put(
                "mixture_sprt",
                new Note(
                        "Mixture SPRT",
                        "How much likelier the data are with effects of a stated size than without, correct at every look.",
                        "Λ = √(V/(V+τ²))·exp(τ²d²/(2V(V+τ²))), V = se²; p = min(1, 1/Λ); interval d ± √(V(V+τ²)/τ²·(2 ln(1/α) + ln((V+τ²)/V))).",
                        "τ was fixed before the data; enough users that the difference is close to normal with a known error.",
                        "Johari, Koomen, Pekelis and Walsh (2022), doi:10.1287/opre.2021.2135"));
        map.put(
                "permutation",
                new Note(
                        "Permutation test",
                        "How often chance alone, dealing the same users to arms of these sizes, gives a difference as large.",
                        "p = (1 + deals at least as extreme)/(1 + deals); of means by Welch's t, of rates by their difference.",
                        "Users were randomised one by one; the null is that no user was changed at all; one look.",
                        "Phipson and Smyth (2010), doi:10.2202/1544-6115.1585; Chung and Romano (2013), doi:10.1214/13-AOS1090"));
    }

    private static void families(Map<String, Note> map) {
        String any = "Nothing about how the tests depend on each other.";
        String positive = "The tests are independent or rise together.";
        map.put(
                "bonferroni",
                new Note(
                        "Bonferroni",
                        "Which effects are found when any false finding at all should be rare.",
                        "min(1, m·p), m the number of tests.",
                        any,
                        "Dunn (1961), doi:10.1080/01621459.1961.10482090"));
        map.put(
                "holm",
                new Note(
                        "Holm",
                        "Which effects are found when any false finding at all should be rare; never worse than Bonferroni.",
                        "running maximum of (m − i + 1)·p(i) over the p-values in rising order.",
                        any,
                        "Holm (1979), JSTOR 4615733"));
        map.put(
                "hochberg",
                new Note(
                        "Hochberg",
                        "Which effects are found when any false finding at all should be rare.",
                        "running minimum from the largest of (m − i + 1)·p(i).",
                        positive,
                        "Hochberg (1988), doi:10.1093/biomet/75.4.800"));
        map.put(
                "benjamini_hochberg",
                new Note(
                        "Benjamini–Hochberg",
                        "Which effects are found when few of those found should be false.",
                        "running minimum from the largest of (m/i)·p(i).",
                        positive,
                        "Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x"));
        map.put(
                "benjamini_yekutieli",
                new Note(
                        "Benjamini–Yekutieli",
                        "Which effects are found when few of those found should be false.",
                        "Benjamini–Hochberg times 1 + 1/2 + … + 1/m.",
                        any,
                        "Benjamini and Yekutieli (2001), doi:10.1214/aos/1013699998"));
        map.put(
                "interaction",
                new Note(
                        "Same effect in every row",
                        "Whether the rows differ in their effect by more than chance.",
                        "Q = Σ w(e − ē)², w = 1/se², ē the weighted mean; chi-square with rows − 1 df; I² = max(0, (Q − df)/Q).",
                        "Rows are different users; each row's effect is close to normal. One test for all rows.",
                        "Cochran (1954), doi:10.2307/3001666; Higgins and Thompson (2002), doi:10.1002/sim.1186"));
    }
}
