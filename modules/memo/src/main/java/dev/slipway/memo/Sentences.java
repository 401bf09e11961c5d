package dev.slipway.memo;

import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.Dates;
import dev.slipway.readout.text.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sentences of the first page that are put together from the readout. None of them computes anything. */
final class Sentences {
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
        List<String> shares = readout.experiment().weights().entrySet().stream()
                .map(e -> Numbers.brief(e.getValue() * 100, 1) + "% " + e.getKey())
                .toList();
        return readout.filter() == null ? String.join(" and ", shares) : "only " + readout.filter();
    }

    static String question(MemoRequest request) {
        if (!request.words().question().isBlank()) {
            return request.words().question();
        }
        String asked = request.readout().study().question();
        if (asked != null) {
            return asked;
        }
        MetricReadout primary = request.readout().primary();
        return "Does " + request.readout().decision().treatment() + " move " + lowerFirst(primary.label()) + " against "
                + request.readout().experiment().control() + ", and does it keep within its guardrails?";
    }

    /** Yes or no, then the checks in their own words; the ones that warn come first. */
    static String trust(Readout readout) {
        boolean failed = has(readout, "fail");
        boolean warned = has(readout, "warn");
        String answer = failed ? "No." : warned ? "Yes, with a remark." : "Yes.";
        List<String> told = new ArrayList<>();
        for (String status : List.of("fail", "warn", "ok")) {
            readout.health().stream()
                    .filter(check -> check.status().equals(status))
                    .map(check -> check.title() + ": " + check.detail())
                    .forEach(told::add);
        }
        int most = failed || warned ? 4 : 3;
        return answer + " " + told.stream().limit(most).collect(Collectors.joining(". ")) + ".";
    }

    private static boolean has(Readout readout, String status) {
        return readout.health().stream().map(HealthCheck::status).anyMatch(status::equals);
    }

    static String early(Readout readout) {
        Decision decision = readout.decision();
        List<String> told = decision.milestones().stream()
                .map(m -> m.day() == null ? m.label() + ": not yet" : m.label() + ": day " + m.day())
                .toList();
        Integer since = decision.since();
        String end = since == null
                ? ""
                : " Day " + since + " is the first day from which " + decision.verdict()
                        + " was the answer and stayed it.";
        return told.isEmpty() ? end.strip() : String.join(". ", told) + "." + end;
    }

    static String whatNext(MemoRequest request) {
        if (!request.words().next().isBlank()) {
            return request.words().next();
        }
        Readout readout = request.readout();
        String control = readout.experiment().control();
        String treatment = readout.decision().treatment();
        return switch (readout.decision().state()) {
            case "ship" -> "Give " + treatment + " to everybody." + lateUsers(readout);
            case "primary_worse", "guardrail_broken" ->
                "Return everybody to " + control + " and look for the cause before another try.";
            case "neutral" ->
                "Keep " + control + " unless " + treatment
                        + " is wanted for other reasons: an effect of the size that the study was planned for is ruled out.";
            case "not_evaluable" ->
                "Repair what the health checks name, then run the study again. Until then nothing changes.";
            default ->
                "Change nothing and keep the experiment open" + daysLeft(readout) + " The rule stays as planned.";
        };
    }

    private static String lateUsers(Readout readout) {
        return readout.metrics().stream()
                .filter(metric -> metric.role().equals("guardrail") && metric.lastMatures() != null)
                .max((a, b) -> String.valueOf(a.lastMatures()).compareTo(String.valueOf(b.lastMatures())))
                .map(metric -> " Look at " + lowerFirst(metric.label()) + " once more after "
                        + Dates.date(String.valueOf(metric.lastMatures())) + ", when its last user counts.")
                .orElse("");
    }

    private static String daysLeft(Readout readout) {
        Integer days = readout.plan().daysLeft();
        return days == null ? "." : ", for about " + Numbers.counted(days, "more day", "more days") + " at this pace.";
    }

    static String forestNote(Readout readout) {
        String any = readout.experiment().looks().equals("anytime")
                ? " An any-time interval stays correct however often somebody looks."
                : "";
        return "Tinted: the result that the decision rests on. Hollow: 0 is inside the interval." + any;
    }

    /** For the middle of a sentence; abbreviations such as KYC stay as they are. */
    static String lowerFirst(String label) {
        boolean abbreviation = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return abbreviation || label.isEmpty()
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }
}
