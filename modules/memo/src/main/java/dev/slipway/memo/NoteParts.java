package dev.slipway.memo;

import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ExperimentInfo;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The appendix part with the design of the experiment, the checks, the rules, the methods and the manifest. */
final class NoteParts {
    private NoteParts() {}

    static Map<String, Object> part(MemoRequest request) {
        Readout readout = request.readout();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("Design of the experiment").table(design(request)));
        blocks.add(Block.of("Health").table(health(readout)));
        blocks.add(Block.of("Rules, in the order they were tried").table(rules(readout)));
        blocks.add(methods(readout));
        blocks.add(Block.of("Run").table(manifest(request)));
        return Block.part("notes", "Data and method notes", "", blocks);
    }

    private static Grid design(MemoRequest request) {
        Readout readout = request.readout();
        ExperimentInfo experiment = readout.experiment();
        MetricFormat format = MetricFormat.of(readout.primary(), experiment.shipAbove());
        Grid grid = Grid.of("!What", "Planned");
        grid.row("Question", Sentences.question(request));
        if (!request.words().next().isBlank()) {
            grid.row("What to do next", request.words().next().strip());
        }
        grid.row("Experiment", experiment.key());
        grid.row("Randomised by", experiment.unit());
        grid.row(
                "Arms",
                experiment.variants().stream().map(Words::of).collect(Collectors.joining(", ")) + "; compared with "
                        + Words.of(experiment.control()));
        grid.row("Coverage and layer", Percent.of(experiment.coverage()) + " of layer " + experiment.layer());
        grid.row("Primary metric", readout.primary().label());
        grid.row("Ship line", format.difference(experiment.shipAbove()) + " on the primary metric");
        grid.row(
                "Smallest effect planned for",
                format.difference(experiment.minimumEffect()) + " with power " + Percent.of(experiment.power()));
        boolean open = readout.health().stream().anyMatch(c -> c.check().equals("planned_end"));
        grid.row("Looks", looks(experiment, open));
        String length = experiment.plannedDays() == 0
                ? "all data at once, they have no time"
                : Numbers.counted(experiment.plannedDays(), "day", "days");
        grid.row("Planned length", open ? "none was named" : length);
        return grid;
    }

    private static String looks(ExperimentInfo experiment, boolean open) {
        return switch (experiment.looks()) {
            case "anytime" -> "at any time; the always-valid interval decides";
            case "group_sequential" -> "a few planned looks; the spending-function interval decides";
            default -> open ? "one look; no planned end was named" : "one look at the planned end";
        };
    }

    private static Grid health(Readout readout) {
        Grid grid = Grid.of("!Check", "!Result", "What was seen");
        for (HealthCheck check : readout.health()) {
            String word = switch (check.status()) {
                case "ok" -> "good";
                case "warn" -> "to know";
                default -> "failed";
            };
            grid.row(check.title(), word, check.detail());
        }
        return grid;
    }

    private static Grid rules(Readout readout) {
        Grid grid = Grid.of("Rule", "!Outcome", "Because");
        for (Decision.Reason reason : readout.decision().reasons()) {
            String outcome = outcome(reason);
            grid.row(reason.title(), outcome, reason.because().equals(outcome) ? "" : reason.because());
        }
        return grid;
    }

    private static Block methods(Readout readout) {
        Grid grid = Grid.of("!Method", "What it is and where it comes from");
        readout.metrics().stream()
                .flatMap(metric -> metric.estimates().stream())
                .map(Estimate::method)
                .distinct()
                .map(MethodNotes::of)
                .filter(note -> !note.answers().isEmpty())
                .forEach(note ->
                        grid.row(note.name(), note.answers() + " " + note.assumes() + " " + note.source() + "."));
        return Block.of("Methods").table(grid).breakable();
    }

    private static Grid manifest(MemoRequest request) {
        RunInfo run = request.run();
        Grid grid = Grid.of("!What", "Value");
        grid.row("Run", run.run() + ", started " + run.date());
        grid.row("Study file", run.studyHash());
        grid.row("Data", run.dataHash());
        Long seed = run.seed();
        grid.row("Seed", seed == null ? "none, nothing was simulated" : seed.toString());
        grid.row("Engine", run.engine());
        run.versions().forEach((name, version) -> grid.row(name, version));
        grid.row("Repeat it", "the same study file, data and seed give the same readout.json, byte for byte");
        return grid;
    }

    /** Verdicts of treatments are no rules that fire. */
    private static String outcome(Decision.Reason reason) {
        if (reason.rule().equals("treatment_verdict")) {
            return reason.outcome().equals("fired") ? "the verdict" : "beside it";
        }
        return reason.outcome().replace('_', ' ');
    }
}
