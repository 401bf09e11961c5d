package dev.slipway.app.growth;

import dev.slipway.app.jobs.Failures;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.offers.OfferedUsers;
import dev.slipway.readout.offers.OfferedUsers.OfferedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Single users with their offers: those who gain most at first, and whoever is looked up. The list is read below the window. */
final class OfferedViewModel {
    /** Examples of each offer. */
    private static final int EXAMPLES = 3;

    private static final int FOUND = 5;

    private final ScreenContext context;
    private final GrowthViewModel growth;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);

    private @Nullable OffersReadout offers;

    /**
     * What the panel shows.
     *
     * @param list null while it is being read and where there is none
     * @param examples those who gain most, by offer
     * @param asked the beginning of an identifier; empty while nobody is looked up
     * @param users who are listed: those found, or the examples
     * @param sentence what there is to say when nobody is listed; empty otherwise
     */
    record Shown(
            @Nullable OfferedUsers list,
            List<OfferedUser> examples,
            String asked,
            List<OfferedUser> users,
            String sentence) {
        private static final Shown NOTHING = new Shown(null, List.of(), "", List.of(), "");

        private static Shown none(String sentence) {
            return new Shown(null, List.of(), "", List.of(), sentence);
        }
    }

    /** A list with its examples. */
    private record Read(@Nullable OfferedUsers list, List<OfferedUser> examples) {}

    OfferedViewModel(ScreenContext context, GrowthViewModel growth) {
        this.context = context;
        this.growth = growth;
        growth.shownProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Shown shown() {
        return shown.get();
    }

    private void refresh() {
        OffersReadout now = growth.shown().offers();
        if (Objects.equals(now, offers)) {
            return;
        }
        offers = now;
        context.jobs().forget(this);
        RunResult run = context.workbench().runProperty().get();
        if (now == null || now.found() == null || run == null) {
            shown.set(Shown.NOTHING);
            return;
        }
        shown.set(Shown.none("The list of users is being read."));
        context.jobs().latest(this, 0, job -> read(run, now, job), this::show, this::fail);
    }

    private Read read(RunResult run, OffersReadout now, JobContext job) {
        OfferedUsers list = context.workbench().service().offered(run, job);
        List<OfferedUser> examples = new ArrayList<>();
        if (list != null) {
            now.offers().forEach(offer -> examples.addAll(list.gainMost(offer, EXAMPLES)));
        }
        return new Read(list, List.copyOf(examples));
    }

    private void show(Read read) {
        if (read.list() == null) {
            shown.set(Shown.none("This run has no list of users (offers.csv). Run the study again to make one."));
            return;
        }
        shown.set(listed(read.list(), read.examples(), ""));
    }

    private void fail(Throwable failure) {
        var known = Failures.explain(failure);
        shown.set(Shown.none(known.getMessage() + ". " + known.remedy()));
    }

    /** Lists the users whose identifier begins like this; the examples where it is empty. */
    void lookUp(String wanted) {
        Shown now = shown();
        OfferedUsers list = now.list();
        if (list != null && !wanted.strip().equals(now.asked())) {
            shown.set(listed(list, now.examples(), wanted.strip()));
        }
    }

    private static Shown listed(OfferedUsers list, List<OfferedUser> examples, String asked) {
        List<OfferedUser> users = asked.isEmpty() ? examples : list.like(asked, FOUND);
        String nobody = asked.isEmpty()
                ? "Nobody gets an offer in the coming week. Type an identifier to see why a user gets none."
                : "No identifier begins with “" + asked + "” among those who are still here.";
        return new Shown(list, examples, asked, users, users.isEmpty() ? nobody : "");
    }
}
