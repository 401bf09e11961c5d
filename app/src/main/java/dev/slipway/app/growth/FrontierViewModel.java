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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The handle on the frontier: which limit it moves, where it is, and the assignment that this means. While it is dragged, the nearest
 * solved assignment is told; when it is let go, the assignment there is solved for, or it goes to the nearest one where nothing can
 * solve.
 */
final class FrontierViewModel {
    private final ScreenContext context;
    private final GrowthViewModel growth;
    private final JobRunner jobs;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();

    /**
     * Everything that the panel shows.
     *
     * @param limit key of the limit that moves
     * @param at where the handle is, on that limit's scale
     * @param choice what the handle means, or the nearest that is solved
     * @param exact whether it means that
     * @param solving whether the assignment at the handle is being solved for
     * @param problem why it could not be; empty when it could
     */
    record Shown(
            PolicyReadout policy,
            List<String> offers,
            String limit,
            double at,
            Choice choice,
            boolean exact,
            boolean solving,
            String problem) {
        PolicyFrontier picture() {
            return new PolicyFrontier(policy, limit, at, exact ? choice : null);
        }

        int index() {
            return policy.limits().stream().map(Limit::key).toList().indexOf(limit);
        }

        Limit moving() {
            return policy.limits().get(index());
        }
    }

    FrontierViewModel(ScreenContext context, GrowthViewModel growth) {
        this.context = context;
        this.growth = growth;
        jobs = context.jobs();
        growth.shownProperty().addListener((property, before, after) -> {
            if (!Objects.equals(before.offers(), after.offers())) {
                reset("");
            }
        });
        reset("");
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Moves another limit; the handle begins at the study's own. */
    void chooseLimit(String key) {
        Shown now = shown.get();
        if (now != null && !now.limit().equals(key)) {
            reset(key);
        }
    }

    private void reset(String wanted) {
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
        int index = policy.limits().stream().map(Limit::key).toList().indexOf(key);
        Choice chosen = policy.chosen();
        List<String> offers = growth.shown().offers() == null
                ? List.of()
                : growth.shown().offers().offers();
        shown.set(new Shown(policy, offers, key, chosen.most().get(index), chosen, true, false, ""));
    }

    /** Solved assignments that the log can judge, and the study's own, from tight to loose. */
    private static List<Choice> solved(Shown now) {
        List<Choice> all = new ArrayList<>(now.policy().frontiers().stream()
                .filter(frontier -> frontier.limit().equals(now.limit()))
                .flatMap(frontier -> frontier.choices().stream())
                .filter(choice -> choice.gain() != null)
                .toList());
        double own = now.policy().chosen().most().get(now.index());
        boolean there = all.stream().anyMatch(choice -> Math.abs(choice.most().get(now.index()) - own) < 1e-12);
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
        Choice near = all.get(nearest(all, index, at));
        boolean exact = Math.abs(near.most().get(index) - at) < 1e-12;
        shown.set(new Shown(now.policy(), now.offers(), now.limit(), at, near, exact, false, ""));
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
            snap(now, "");
            return;
        }
        List<Double> most = new ArrayList<>(now.policy().chosen().most());
        most.set(now.index(), now.at());
        shown.set(new Shown(now.policy(), now.offers(), now.limit(), now.at(), now.choice(), false, true, ""));
        jobs.latest(
                this,
                0,
                job -> solver.solve(most, job),
                choice -> shown.set(
                        new Shown(now.policy(), now.offers(), now.limit(), now.at(), choice, true, false, "")),
                failure -> snap(now, Failures.explain(failure).sentence() + "."));
    }

    private void snap(Shown now, String problem) {
        double at = now.choice().most().get(now.index());
        shown.set(new Shown(now.policy(), now.offers(), now.limit(), at, now.choice(), true, false, problem));
    }

    /** So many solved assignments further. */
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
        int to = off * by > 0 || Math.abs(off) < 1e-12 ? from + by : from + by - (int) Math.signum(by);
        Choice choice = all.get(Math.clamp(to, 0, all.size() - 1));
        shown.set(
                new Shown(now.policy(), now.offers(), now.limit(), choice.most().get(index), choice, true, false, ""));
    }
}
