package dev.slipway.app.running;

import dev.slipway.app.jobs.JobHandle;
import dev.slipway.app.jobs.JobProgress;
import dev.slipway.app.run.RunResult;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.Workbench;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A run in progress: its stages, the times, what is different this time and what stays usable. */
final class RunningViewModel {
    private final Workbench workbench;
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private final InvalidationListener onProgress = observable -> read();
    private @Nullable JobHandle watched;

    /** Something that is not as in the run that is shown. */
    record Change(String what, String before, String now) {}

    RunningViewModel(Workbench workbench) {
        this.workbench = workbench;
        workbench.jobProperty().addListener((property, before, after) -> watch());
        watch();
    }

    private void watch() {
        JobHandle before = watched;
        if (before != null) {
            before.progressProperty().removeListener(onProgress);
        }
        JobHandle now = workbench.jobProperty().get();
        watched = now;
        if (now != null) {
            now.progressProperty().addListener(onProgress);
        }
        read();
    }

    private void read() {
        JobHandle now = watched;
        progress.set(now == null ? JobProgress.NONE : now.progressProperty().get());
    }

    ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** "Run 8 · onboarding-kyc · seed 43". */
    String subtitle() {
        StudyFile study = workbench.runningStudy();
        String run = "Run " + workbench.runNumber();
        if (study == null) {
            return run;
        }
        String seed = study.study().source() instanceof Source.Simulate world ? " \u00b7 seed " + world.seed() : "";
        return run + " \u00b7 " + study.study().experiment().key() + seed;
    }

    String elapsed() {
        return String.format(Locale.ROOT, "%.1f s elapsed", progress.get().seconds());
    }

    String remaining() {
        double left = progress.get().remaining();
        return left < 0 ? "" : "about " + Numbers.fixed(Math.max(1, Math.ceil(left)), 0) + " s left";
    }

    /** The run that stays readable; null before the first. */
    @Nullable
    RunResult lastGood() {
        return workbench.runProperty().get();
    }

    String stays() {
        RunResult good = lastGood();
        return good == null
                ? "This is the first run of the study here. Its result appears as soon as it is complete."
                : "Run " + good.number()
                        + " stays open and complete until this one succeeds. You can read it, change filters or export its memo.";
    }

    String ifCancelled() {
        RunResult good = lastGood();
        String warehouse = good == null
                ? "The workspace stays as it was."
                : "The warehouse stays as run " + good.number() + " left it.";
        return "The run stops within a fifth of a second. " + warehouse;
    }

    boolean isRunning() {
        return workbench.stateProperty().get() == RunState.RUNNING;
    }

    void cancel() {
        workbench.cancel();
    }

    /** What differs between the study that runs and the one of the run that is shown. */
    List<Change> changes() {
        StudyFile now = workbench.runningStudy();
        RunResult good = lastGood();
        if (now == null || good == null) {
            return List.of();
        }
        Map<String, String> before = facts(good.study().study());
        Map<String, String> after = facts(now.study());
        List<Change> changes = new ArrayList<>();
        after.forEach((what, value) -> {
            String old = before.getOrDefault(what, "default");
            if (!old.equals(value)) {
                changes.add(new Change(what, old, value));
            }
        });
        before.forEach((what, value) -> {
            if (!after.containsKey(what)) {
                changes.add(new Change(what, value, "default"));
            }
        });
        return changes;
    }

    private static Map<String, String> facts(Study study) {
        Map<String, String> facts = new TreeMap<>();
        if (study.source() instanceof Source.Simulate world) {
            facts.put("Seed", String.valueOf(world.seed()));
            facts.put("Users", Numbers.count(world.users()));
            facts.put("Days", String.valueOf(world.days()));
            world.effects().forEach((name, value) -> facts.put("Effect on " + words(name), Numbers.plain(value)));
            world.parameters().forEach((name, value) -> facts.put(words(name), Numbers.plain(value)));
        }
        facts.put("Alpha", Numbers.plain(study.decision().alpha()));
        facts.put("Ship above", Numbers.plain(study.decision().shipAbove()));
        facts.put("Looks", words(study.decision().looks().name()));
        study.experiment()
                .allocation()
                .variants()
                .forEach((variant, weight) -> facts.put("Weight of " + variant, Numbers.plain(weight)));
        study.metrics().values().forEach(metric -> {
            Double margin = metric.margin();
            if (margin != null) {
                facts.put("Margin of " + metric.label(), Numbers.plain(margin));
            }
        });
        return facts;
    }

    private static String words(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
