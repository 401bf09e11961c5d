package dev.slipway.memo;

import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Sentences of the first page that are put together from the readout. None of them computes anything. */
final class Sentences {
    /** More days than this are no plan but a sign that the study is too small. */
    private static final int FORESEEABLE_DAYS = 120;

    private Sentences() {}

    static String subtitle(Readout readout) {
        DataInfo data = readout.data();
        String users =
                Numbers.count(data.units()) + " " + (readout.experiment().unit().contains("user") ? "users" : "units");
        String first = data.first();
        String last = data.last();
        String when =
                first == null || last == null ? "" : ", " + Dates.range(LocalDate.parse(first), LocalDate.parse(last));
        return users + when + ", " + split(readout) + ".";
    }

    private static String split(Readout readout) {
        List<String> variants = readout.experiment().variants();
        boolean halves = variants.size() == 2
                && readout.experiment().weights().values().stream().allMatch(w -> w == 0.5);
        return halves
                ? "half of them in each arm"
                : Words.list(variants.stream()
                        .map(v -> Percent.of(readout.experiment().weights().getOrDefault(v, 0.0)) + " " + Words.of(v))
                        .toList());
    }

    /** Which part of the data this is about; empty for the whole. */
    static String filtered(Readout readout) {
        String filter = readout.filter();
        return filter == null
                ? ""
                : "Only " + filter
                        + ". Exploratory: a part of the users never decides; the verdict of the whole study does.";
    }

    /** With several treatments, what became of the others. */
    static String otherArms(Readout readout) {
        String decided = readout.decision().treatment();
        List<String> titles = readout.decision().reasons().stream()
                .filter(r -> r.rule().equals("treatment_verdict"))
                .map(Decision.Reason::title)
                .toList();
        List<String> others = readout.experiment().variants().stream()
                .filter(variant -> !variant.equals(decided))
                .flatMap(variant -> titles.stream()
                        .filter(title -> title.startsWith("Treatment " + variant + ":"))
                        .map(title -> Words.of(variant) + title.substring(("Treatment " + variant + ":").length())))
                .toList();
        return readout.experiment().variants().size() < 3
                ? ""
                : "About " + Words.of(decided) + " against "
                        + Words.of(readout.experiment().control()) + "."
                        + (others.isEmpty()
                                ? ""
                                : (others.size() == 1 ? " The other treatment: " : " The other treatments: ")
                                        + String.join(", ", others) + ".");
    }

    static String question(MemoRequest request) {
        if (!request.words().question().isBlank()) {
            return request.words().question().strip();
        }
        String asked = request.readout().study().question();
        if (asked != null && !asked.isBlank()) {
            return asked.strip();
        }
        MetricReadout primary = request.readout().primary();
        boolean guarded = request.readout().metrics().stream()
                .anyMatch(metric -> metric.role().equals("guardrail"));
        return "Does " + request.readout().decision().treatment()
                + (primary.better().equals("higher") ? " raise " : " lower ") + lowerFirst(primary.label())
                + " against " + request.readout().experiment().control()
                + (guarded ? ", and do the guardrails stay within their margins?" : "?");
    }

    static String early(Readout readout) {
        Decision decision = readout.decision();
        if (decision.state().equals("not_evaluable")) {
            return "No day could carry a verdict, because a check failed or a metric is missing.";
        }
        String told = String.join(
                " ",
                decision.milestones().stream()
                        .map(m -> milestone(m, readout))
                        .limit(4)
                        .toList());
        Integer since = decision.since();
        String end = switch (decision.verdict()) {
            case "SHIP" ->
                since == null
                        ? ""
                        : " So day " + since + " is the first day on which shipping was right, and stayed it.";
            case "STOP" -> since == null ? "" : "Stopping was right from day " + since + " on, and stayed it. ";
            default -> " On no day so far did all conditions of shipping hold to the end.";
        };
        return (decision.verdict().equals("STOP") ? end + told : told + end).strip() + fixed(readout);
    }

    private static String milestone(Decision.Milestone milestone, Readout readout) {
        MetricReadout metric = readout.metrics().stream()
                .filter(m -> m.key().equals(milestone.metric()))
                .findFirst()
                .orElseGet(readout::primary);
        boolean guardrail = metric.role().equals("guardrail");
        String what = guardrail ? "shown to stay " + limits(metric) : "above its ship line";
        Integer day = milestone.day();
        return metric.label()
                + (day == null
                        ? (readout.planEnded() ? " is not " : " is not yet ") + what + "."
                        : " is " + what + " since day " + day + ".");
    }

    private static String limits(MetricReadout metric) {
        boolean both = metric.margin() != null && metric.ceiling() != null;
        return both ? "inside its limits" : metric.ceiling() == null ? "inside its margin" : "under its ceiling";
    }

    private static String fixed(Readout readout) {
        return readout.experiment().looks().equals("fixed")
                ? " The plan looks once, at its end: earlier days are for the record."
                : "";
    }

    static String whatNext(MemoRequest request) {
        if (!request.words().next().isBlank()) {
            return request.words().next().strip();
        }
        Readout readout = request.readout();
        if (readout.filter() != null) {
            return "Decide on the readout of all users. Where this part differs, plan a study about it.";
        }
        String control = readout.experiment().control();
        String treatment = readout.decision().treatment();
        return switch (readout.decision().state()) {
            case "ship" -> "Give " + treatment + " to everybody." + lateUsers(readout);
            case "primary_worse", "guardrail_broken" ->
                "Return everybody to " + control + " and look for the cause before another try.";
            case "neutral" ->
                "Keep " + control + " unless " + treatment
                        + " is wanted for other reasons: "
                        + (readout.experiment().shipAbove()
                                        > readout.experiment().minimumEffect()
                                ? "a gain of the size that shipping needs"
                                : "an effect of the size that the study was planned for")
                        + " is ruled out.";
            case "not_evaluable" ->
                "Repair what the checks name, then run the study again. Until then nothing changes.";
            default -> undecided(readout);
        };
    }

    private static String undecided(Readout readout) {
        Integer days = readout.plan().daysLeft();
        if (days != null && days <= FORESEEABLE_DAYS) {
            return "Change nothing and keep the experiment open for about "
                    + Numbers.counted(days, "more day", "more days") + " at this pace. The rule stays as planned.";
        }
        if (readout.experiment().looks().equals("anytime")) {
            return "Change nothing. At this pace waiting will not settle it: bring more users in, or try a bolder change. "
                    + "The rule stays as planned.";
        }
        return readout.planEnded()
                ? "Change nothing: at this size the study can't tell. A new one would have to be larger, or the change bolder."
                : "Change nothing until the planned look. The rule stays as planned.";
    }

    private static String lateUsers(Readout readout) {
        return readout.metrics().stream()
                .filter(metric -> metric.role().equals("guardrail") && metric.lastMatures() != null)
                .max(Comparator.comparing(metric -> String.valueOf(metric.lastMatures())))
                .map(metric -> " Look at " + lowerFirst(metric.label()) + " once more after "
                        + Dates.date(String.valueOf(metric.lastMatures())) + ", when its last user counts.")
                .orElse("");
    }

    static String forestNote(Readout readout, int leftOut) {
        String any = readout.experiment().looks().equals("anytime")
                ? " An any-time interval stays correct however often somebody looks."
                : "";
        String more = leftOut == 0
                ? ""
                : " " + Numbers.counted(leftOut, "more metric is", "more metrics are") + " in the appendix.";
        return "Tinted: the result that the decision rests on. Hollow: 0 is inside the interval." + any + more;
    }

    /** Cut at a word, with three dots; the appendix has the whole. */
    static String clipped(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = text.lastIndexOf(' ', most - 1);
        return text.substring(0, end > most / 2 ? end : most - 1).replaceAll("[\\s,;:.]+$", "") + " …";
    }

    /** For the middle of a sentence; abbreviations such as KYC stay as they are. */
    static String lowerFirst(String label) {
        return Words.lower(label);
    }
}
