package dev.slipway.app.growth;

import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.Readout;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What the Growth and risk tab shows of the readout, which treatment and which offer are chosen. */
final class GrowthViewModel {
    private static final String ONE_ARM =
            "Only one arm has users, so there is nothing to compare it with. Check the allocation and the assignments in tab"
                    + " Traffic.";

    private final ScreenContext context;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(new Shown(null, null, null, null, "", ""));

    private String treatment = "";
    private String offer = "";

    /**
     * Everything that the views show, so that one change is one event.
     *
     * @param findings null before the first run
     * @param whole the same users with their analyses; null while these are being computed
     * @param all of all users, whatever the filter; null before the first run
     * @param study that ran; null before the first run
     * @param treatment the arm beside the control
     * @param offer the one whose effect is looked at; empty where there are none
     */
    record Shown(
            @Nullable Findings findings,
            @Nullable Readout whole,
            @Nullable Readout all,
            @Nullable Study study,
            String treatment,
            String offer) {
        @Nullable
        BridgeReadout bridge() {
            return whole == null ? null : whole.analyses().bridge();
        }

        @Nullable
        OffersReadout offers() {
            return all == null ? null : all.analyses().offers();
        }

        /** Of the users who are shown; null while they are being analysed, and where there is nothing to compare. */
        @Nullable
        MonitorReadout monitor() {
            MonitorReadout monitor = whole == null ? null : whole.analyses().monitor();
            return monitor == null || monitor.arms().size() < 2 ? null : monitor;
        }

        /** Whether all users are in one arm. */
        private boolean oneArm() {
            MonitorReadout monitor = whole == null ? null : whole.analyses().monitor();
            if (monitor != null) {
                return monitor.arms().size() == 1;
            }
            List<ArmSummary> arms = findings == null || findings.metrics().isEmpty()
                    ? List.of()
                    : findings.metrics().getFirst().arms();
            return arms.stream().filter(arm -> arm.n() > 0).count() == 1;
        }

        @Nullable
        RaceReadout race() {
            OffersReadout offers = offers();
            return offers == null ? null : offers.race();
        }

        @Nullable
        Found found() {
            OffersReadout offers = offers();
            return offers == null ? null : offers.found();
        }

        /** The effect of the chosen offer. */
        @Nullable
        OfferEffect effect() {
            Found found = found();
            return found == null
                    ? null
                    : found.uplift().offers().stream()
                            .filter(effect -> effect.offer().equals(offer))
                            .findFirst()
                            .orElse(null);
        }

        /** The chosen offer's place among all of them, which is its colour. */
        int place() {
            OffersReadout offers = offers();
            return offers == null ? 1 : Math.max(1, offers.offers().indexOf(offer));
        }

        private Study.@Nullable Measured measured() {
            return study == null ? null : study.measured();
        }

        boolean filtered() {
            return findings != null && findings.filter() != null;
        }
    }

    GrowthViewModel(ScreenContext context) {
        this.context = context;
        context.workbench().findingsProperty().addListener((property, before, after) -> show());
        context.workbench().readoutProperty().addListener((property, before, after) -> show());
        context.workbench().allUsersProperty().addListener((property, before, after) -> show());
        show();
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Shown shown() {
        return shown.get();
    }

    void chooseTreatment(String wanted) {
        treatment = wanted;
        show();
    }

    void chooseOffer(String wanted) {
        offer = wanted;
        show();
    }

    private void show() {
        Findings findings = context.workbench().findingsProperty().get();
        Readout all = context.workbench().allUsersProperty().get();
        RunResult run = context.workbench().runProperty().get();
        if (findings != null && !treatments(findings).contains(treatment)) {
            treatment = findings.decision().treatment();
        }
        Found found = all == null || all.analyses().offers() == null
                ? null
                : all.analyses().offers().found();
        if (found != null && !found.uplift().offers().isEmpty()) {
            boolean known = found.uplift().offers().stream()
                    .anyMatch(each -> each.offer().equals(offer));
            offer = known ? offer : found.uplift().offers().getFirst().offer();
        }
        shown.set(new Shown(
                findings,
                context.workbench().readoutProperty().get(),
                all,
                run == null ? null : run.study().study(),
                treatment,
                offer));
    }

    /** The arms that can be compared with the control. */
    static List<String> treatments(Findings now) {
        return now.experiment().variants().stream()
                .filter(variant -> !variant.equals(now.experiment().control()))
                .toList();
    }

    /** Why there are no offers to show; empty where there are some. */
    static String whyNoOffers(Shown now) {
        OffersReadout offers = now.offers();
        if (now.all() == null) {
            return "Run the study to see who should get which offer.";
        }
        if (offers == null) {
            return now.measured() == Study.Measured.WEEKS
                    ? "This study does not ask who should get which offer. Add the question to its file, for example:"
                    : "Uplift, the policy frontier and the off-policy table need weeks: one row per user and week with the"
                            + " offer that was made and the probability that it had. This study has "
                            + (now.measured() == Study.Measured.UNITS ? "one row per user." : "events.");
        }
        return offers.found() == null ? String.valueOf(offers.unavailable()) : "";
    }

    /** Why there is nothing to watch. */
    static String whyNoMonitor(Shown now) {
        if (now.findings() == null) {
            return "Run the study to watch it week by week.";
        }
        if (now.whole() == null) {
            return "Being computed for these users.";
        }
        if (now.oneArm()) {
            return ONE_ARM;
        }
        return now.measured() == Study.Measured.WEEKS
                ? "Nothing could be compared in any week yet: an arm has too few users, or nobody differs from another."
                        + " Wait for the next week, or bring more users."
                : "Watching by week needs one row per user and week. This study has "
                        + (now.measured() == Study.Measured.UNITS
                                ? "one row per user."
                                : "events: the path day by day is in tab Impact.");
    }

    /** How the intervals of watching go with the one of the verdict; empty where they are the same. */
    static String besideVerdict(Shown now) {
        Findings findings = now.findings();
        String plan = findings == null ? "" : findings.experiment().looks();
        String looks = switch (plan) {
            case "fixed" -> "one look at the planned end";
            case "group_sequential" -> "the planned looks";
            default -> "";
        };
        return looks.isEmpty()
                ? ""
                : "The verdict rests on " + looks + ", where intervals are narrower; those here hold in every week, so"
                        + " that the verdict may show an effect which watching does not.";
    }

    /** Why there is no race. */
    static String whyNoRace(Shown now) {
        OffersReadout offers = now.offers();
        if (now.all() == null) {
            return "Run the study to race policies in its world.";
        }
        RaceReadout race = now.race();
        if (race != null) {
            return String.valueOf(race.unavailable());
        }
        if (offers != null && offers.found() == null) {
            return String.valueOf(offers.unavailable());
        }
        return offers == null
                ? "A race asks which policy would have learned fastest who should get which offer. " + whyNoOffers(now)
                : "This study does not race policies. Add race: {rounds: 26, replays: 30} under analyses, offers.";
    }

    /** What to add to the study file, in its own names; empty where nothing would help. */
    static String example(Shown now) {
        Study study = now.study();
        if (now.all() == null || now.offers() != null || study == null || study.measured() != Study.Measured.WEEKS) {
            return "";
        }
        List<String> limits = study.metrics().values().stream()
                .filter(metric -> metric.ceiling() != null)
                .map(Metric::key)
                .toList();
        return "analyses:\n  offers:\n    metric: " + study.primary().key()
                + "\n    budget: {column: bonus_cost, per_user: 0.20}\n    limits: " + limits;
    }
}
