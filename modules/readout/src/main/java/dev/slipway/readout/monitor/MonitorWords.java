package dev.slipway.readout.monitor;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Arm;
import dev.slipway.readout.model.MonitorReadout.Point;
import dev.slipway.readout.model.MonitorReadout.Stop;
import dev.slipway.readout.model.MonitorReadout.Watch;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What watching an experiment would have said: growth, cost, risk and confidence. */
final class MonitorWords {
    private static final double CENT = 0.01;

    private final Study study;
    private final Metric primary;
    private final boolean ratio;

    MonitorWords(Study study, Metric primary, boolean ratio) {
        this.study = study;
        this.primary = primary;
        this.ratio = ratio;
    }

    static Stop stop(String treatment, List<Watch> watches) {
        Watch first = watches.stream()
                .filter(watch -> watch.treatment().equals(treatment) && watch.harm() != null)
                .min(Comparator.comparingInt(watch -> watch.harm() == null ? Integer.MAX_VALUE : watch.harm()))
                .orElse(null);
        String name = Words.label(treatment);
        if (first == null) {
            return new Stop(treatment, null, name + " would not have been stopped: no limit was shown to be broken.");
        }
        String sentence = name + " would have been stopped after week " + first.harm() + ": "
                + Words.lower(first.label()) + " shown beyond the limit (" + first.limit() + ").";
        return new Stop(treatment, first.harm(), sentence);
    }

    String multiplicity(int treatments, int limits, double error) {
        String alpha = percent(study.decision().alpha());
        String growth = treatments == 1
                ? "Growth is shown at an error of " + alpha + " over all weeks"
                : "Each of " + treatments + " treatments has "
                        + percent(study.decision().alpha() / treatments) + " of the " + alpha
                        + " error for growth, over all weeks";
        return limits == 0
                ? growth + "."
                : growth + "; each watch of a limit has " + percent(error)
                        + ", so that an arm that harms nothing is stopped in at"
                        + " most " + alpha
                        + " of experiments, all limits and arms together. The probability to be best and"
                        + " the expected loss come without such a promise.";
    }

    private static String percent(double share) {
        double shown = 100 * share;
        return Numbers.brief(shown, Math.min(2, Numbers.meaningfulDecimals(shown)))
                        .replace("+", "") + "%";
    }

    /** One for each treatment. */
    List<String> sentences(List<Arm> arms, List<Watch> watches, List<Stop> stops, @Nullable Double volume) {
        List<String> sentences = new ArrayList<>();
        for (Arm arm : arms.subList(1, arms.size())) {
            sentences.add(Words.label(arm.variant()) + ": "
                    + Words.sentences(List.of(growth(arm, volume), confidence(arm), risk(arm, watches, stops))));
        }
        return sentences;
    }

    private String growth(Arm arm, @Nullable Double volume) {
        Point last = arm.last();
        Double effect = last.effect();
        Double low = last.anytimeLow();
        Double high = last.anytimeHigh();
        if (effect == null || low == null || high == null) {
            return "nothing to compare yet.";
        }
        MetricFormat format = MetricFormat.of(primary.inPercent(), Math.abs(last.level()), (high - low) / 2);
        String per = per();
        String difference = primary.inMoney() ? Numbers.moneyDifference(effect) : format.difference(effect);
        String interval = primary.inMoney() ? Numbers.moneyInterval(low, high) : format.interval(low, high);
        Integer since = since(arm);
        boolean better = primary.better().sign() * effect > 0;
        String shown = since == null
                ? ", not shown to differ from the control"
                : ", shown to be " + (better ? "better" : "worse") + " since week " + since;
        String total = primary.inMoney() && volume != null ? ", " + total(effect * volume, volume) : "";
        return Words.lower(primary.label()) + " " + difference + per + " " + interval + total + shown + ".";
    }

    /** {@code +€2,240 a week if all 5,873 active users had it}. */
    private static String total(double amount, double volume) {
        return (amount < 0 ? Numbers.MINUS : "+") + "€" + Numbers.count(Math.round(Math.abs(amount)))
                + " a week if all " + Numbers.count(Math.round(volume)) + " active users had it";
    }

    /** Where the metric's own name does not say it. */
    private String per() {
        return ratio && primary.inMoney() && !primary.label().contains(" per ") ? " per active user and week" : "";
    }

    /** First week from which the interval of all weeks excluded 0 until the end. */
    private static @Nullable Integer since(Arm arm) {
        Integer since = null;
        for (Point p : arm.points()) {
            Double low = p.anytimeLow();
            Double high = p.anytimeHigh();
            boolean clear = low != null && high != null && (low > 0 || high < 0);
            since = clear ? (since == null ? Integer.valueOf(p.week()) : since) : null;
        }
        return since;
    }

    private String confidence(Arm arm) {
        Point last = arm.last();
        Double best = last.best();
        Double loss = last.loss();
        if (best == null || loss == null) {
            return "";
        }
        String lost = !primary.inMoney()
                ? Numbers.brief(loss, 4).replace("+", "")
                : loss < CENT ? "less than " + Numbers.money(CENT) : Numbers.money(loss);
        return "The best arm with probability " + probability(best) + "; choosing it is expected to lose " + lost
                + (ratio && primary.inMoney() ? " per active user and week" : "") + ".";
    }

    private static String probability(double p) {
        if (p < 0.001 || p > 0.999) {
            return p < 0.5 ? "below 0.1%" : "above 99.9%";
        }
        return Numbers.fixed(100 * p, p < 0.1 || p > 0.9 ? 1 : 0) + "%";
    }

    private static String risk(Arm arm, List<Watch> watches, List<Stop> stops) {
        Stop stop = stops.stream()
                .filter(each -> each.treatment().equals(arm.variant()))
                .findFirst()
                .orElseThrow();
        if (stop.week() != null) {
            return stop.sentence();
        }
        List<String> open = watches.stream()
                .filter(w -> w.treatment().equals(arm.variant()) && w.now().equals(MonitorReadout.OPEN))
                .map(w -> Words.lower(w.label()))
                .distinct()
                .toList();
        return open.isEmpty()
                ? "Every limit is shown to be kept."
                : "No limit is shown broken; not shown to be kept: " + Words.list(open) + ".";
    }
}
