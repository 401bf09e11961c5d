package dev.slipway.app.growth;

import dev.slipway.app.jobs.Failures;
import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.OfferSolver;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.charts.PolicyFrontier;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.model.PolicyReadout;
import dev.slipway.readout.model.PolicyReadout.Choice;
import dev.slipway.readout.model.PolicyReadout.Frontier;
import dev.slipway.readout.model.PolicyReadout.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The handle on the frontier: which limit it moves, where each limit is, and the assignment that this means. Limits that were moved stay
 * where they were put when another one is chosen. While the handle is dragged, the nearest solved assignment is told, or, where the
 * solved ones don't hold because another limit was moved too, the last one; when it is let go, the assignment there is solved for.
 */
final class FrontierViewModel {
    private static final double SAME = 1e-12;
    private static final String ALONE =
            "Limits can be moved together only where the models of the run are at hand. Run the study again.";

    private final ScreenContext context;
    private final GrowthViewModel growth;
    private final JobRunner jobs;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();

    /**
     * Everything that the panel shows.
     *
     * @param limit key of the limit that moves
     * @param most where each limit is, the handle's among them
     * @param choice what these limits mean, or the nearest that is solved
     * @param exact whether it means that
     * @param solving whether the assignment at these limits is being solved for
     * @param problem why it could not be; empty when it could
     */
    record Shown(
            PolicyReadout policy,
            List<String> offers,
            String limit,
            List<Double> most,
            Choice choice,
            boolean exact,
            boolean solving,
            String problem) {
        PolicyFrontier picture() {
            Choice here = exact || !onCurve() ? choice : null;
            return new PolicyFrontier(policy, limit, at(), here, onCurve());
        }

        /** Where the handle is, on the scale of the limit that moves. */
        double at() {
            return most.get(index());
        }

        int index() {
            return policy.limits().stream().map(Limit::key).toList().indexOf(limit);
        }

        Limit moving() {
            return policy.limits().get(index());
        }

        private boolean moved(int number) {
            return Math.abs(most.get(number) - policy.chosen().most().get(number)) > SAME;
        }

        /** The numbers of the limits that are not where the study has them. */
        List<Integer> moved() {
            return IntStream.range(0, most.size()).filter(this::moved).boxed().toList();
        }

        /** Whether all limits but the moving one are the study's: for these the curve was solved. */
        boolean onCurve() {
            return moved().stream().allMatch(number -> number == index());
        }

        Shown with(List<Double> limits, Choice now, boolean means, boolean busy, String why) {
            return new Shown(policy, offers, limit, List.copyOf(limits), now, means, busy, why);
        }
    }

    FrontierViewModel(ScreenContext context, GrowthViewModel growth) {
        this.context = context;
        this.growth = growth;
        jobs = context.jobs();
        growth.shownProperty().addListener((property, before, after) -> {
            if (!Objects.equals(before.offers(), after.offers())) {
                begin("");
            }
        });
        begin("");
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Moves another limit. All stay where they are, and what is being solved goes on. */
    void chooseLimit(String key) {
        Shown now = shown.get();
        boolean known = now != null
                && now.policy().frontiers().stream()
                        .anyMatch(frontier -> frontier.limit().equals(key));
        if (now != null && known && !now.limit().equals(key)) {
            shown.set(new Shown(
                    now.policy(),
                    now.offers(),
                    key,
                    now.most(),
                    now.choice(),
                    now.exact(),
                    now.solving(),
                    now.problem()));
        }
    }

    /** Puts every limit back to where the study has it. */
    void studysLimits() {
        Shown now = shown.get();
        if (now != null) {
            begin(now.limit());
        }
    }

    private void begin(String wanted) {
        jobs.forget(this);
        Found found = growth.shown().found();
        if (found == null || found.policy().frontiers().isEmpty()) {
            shown.set(null);
            return;
        }
        PolicyReadout policy = found.policy();
        String key = policy.frontiers().stream()
                .map(Frontier::limit)
                .filter(wanted::equals)
                .findFirst()
                .orElse(policy.frontiers().getFirst().limit());
        Choice chosen = policy.chosen();
        List<String> offers = growth.shown().offers() == null
                ? List.of()
                : growth.shown().offers().offers();
        shown.set(new Shown(policy, offers, key, chosen.most(), chosen, true, false, ""));
    }

    /** Solved assignments that the log can judge, and the study's own, from tight to loose: with the study's other limits. */
    private static List<Choice> solved(Shown now) {
        List<Choice> all = new ArrayList<>(now.policy().frontiers().stream()
                .filter(frontier -> frontier.limit().equals(now.limit()))
                .flatMap(frontier -> frontier.choices().stream())
                .filter(choice -> choice.gain() != null)
                .toList());
        double own = now.policy().chosen().most().get(now.index());
        boolean there = all.stream().anyMatch(choice -> Math.abs(choice.most().get(now.index()) - own) < SAME);
        if (!there && now.policy().chosen().gain() != null) {
            all.add(now.policy().chosen());
        }
        all.sort(Comparator.comparingDouble(choice -> choice.most().get(now.index())));
        return all;
    }

    private static int nearest(List<Choice> all, int index, double at) {
        int near = 0;
        for (int i = 1; i < all.size(); i++) {
            double now = Math.abs(all.get(i).most().get(index) - at);
            if (now < Math.abs(all.get(near).most().get(index) - at)) {
                near = i;
            }
        }
        return near;
    }

    private static List<Double> moved(Shown now, double at) {
        List<Double> most = new ArrayList<>(now.most());
        most.set(now.index(), at);
        return most;
    }

    /** The handle was dragged there. */
    void drag(double wanted) {
        Shown now = shown.get();
        List<Choice> all = now == null ? List.of() : solved(now);
        if (now == null || all.isEmpty()) {
            return;
        }
        jobs.forget(this);
        int index = now.index();
        double at = Math.clamp(
                wanted, all.getFirst().most().get(index), all.getLast().most().get(index));
        if (!now.onCurve()) {
            boolean back = Math.abs(now.choice().most().get(index) - at) < SAME;
            shown.set(now.with(moved(now, at), now.choice(), back, false, ""));
            return;
        }
        Choice near = all.get(nearest(all, index, at));
        boolean exact = Math.abs(near.most().get(index) - at) < SAME;
        shown.set(now.with(moved(now, at), near, exact, false, ""));
    }

    /** The handle was let go. */
    void letGo() {
        Shown now = shown.get();
        if (now == null || now.exact()) {
            return;
        }
        RunResult run = context.workbench().runProperty().get();
        OfferSolver solver = run == null ? null : context.workbench().service().offers(run);
        if (solver == null) {
            shown.set(back(now, now.onCurve() ? "" : ALONE));
            return;
        }
        shown.set(now.with(now.most(), now.choice(), false, true, ""));
        jobs.latest(
                this,
                0,
                job -> solver.solve(now.most(), job),
                choice -> shown.set(current(now).with(now.most(), choice, true, false, "")),
                failure ->
                        shown.set(back(current(now), Failures.explain(failure).sentence() + ".")));
    }

    /** Another limit may have been chosen while this one was solved for. */
    private Shown current(Shown asked) {
        Shown now = shown.get();
        return now == null ? asked : now;
    }

    /** At the limits of the assignment that is known. */
    private static Shown back(Shown now, String problem) {
        return now.with(now.choice().most(), now.choice(), true, false, problem);
    }

    /** So many solved assignments further; where another limit was moved too, as far, and solved for. */
    void step(int by) {
        Shown now = shown.get();
        List<Choice> all = now == null ? List.of() : solved(now);
        if (now == null || all.isEmpty()) {
            return;
        }
        jobs.forget(this);
        int index = now.index();
        int from = nearest(all, index, now.at());
        double off = now.at() - all.get(from).most().get(index);
        // From between two of them, one step reaches the next on that side.
        int to = off * by > 0 || Math.abs(off) < SAME ? from + by : from + by - (int) Math.signum(by);
        Choice choice = all.get(Math.clamp(to, 0, all.size() - 1));
        if (now.onCurve()) {
            shown.set(now.with(moved(now, choice.most().get(index)), choice, true, false, ""));
        } else {
            drag(choice.most().get(index));
            letGo();
        }
    }
}
