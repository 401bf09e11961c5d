package dev.slipway.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measures what the options ask for and writes it line by line as it comes. */
public final class ScaleReport {
    private static final double MB = 1 << 20;
    private static final String END = "2026-11-30";

    private final ScaleOptions options;
    private final Consumer<String> out;
    private final Path home;

    public ScaleReport(ScaleOptions options, Consumer<String> out) {
        this.options = options;
        this.out = out;
        this.home = options.home();
    }

    private void say(String line) {
        out.accept(line);
    }

    /** Measures everything; the folder with the runs is removed unless the option work named it. */
    public void write() throws IOException, InterruptedException {
        say(String.format(Locale.ROOT, "%s", Probe.machine()));
        Path named = options.work();
        Path work = named == null ? Files.createTempDirectory("slipway-scale") : Files.createDirectories(named);
        try {
            if (options.asked("runs") || options.asked("peers")) {
                runs(work);
            }
            if (options.asked("interactive")) {
                for (int users : options.users()) {
                    interactive(users, work);
                }
            }
        } finally {
            if (named == null) {
                delete(work);
            }
        }
    }

    private void runs(Path work) throws IOException, InterruptedException {
        Path launcher = home.resolve("slipway");
        Watched.run(new ProcessBuilder(launcher.toString(), "--version"));
        for (String engine : options.engines().stream().sorted().toList()) {
            List<WholeRun> runs = new ArrayList<>();
            for (double size : options.sizes()) {
                int users = (int) Math.round(size * SizedStudy.USERS_PER_MILLION);
                SizedStudy study = SizedStudy.write(sample(), users, "0.6", work);
                Generation rows = Generation.of(study);
                WholeRun run = WholeRun.of(launcher, study, engine, options.heap(), work);
                runs.add(run);
                whole(engine, rows, run);
                if (options.asked("peers") && engine.equals("duckdb")) {
                    Path folder = work.resolve("peers-" + users);
                    peers(Peers.of(run, END, home.resolve("modules/benchmarks/src/main/peers"), folder));
                    delete(folder);
                }
            }
            growth(engine, runs);
        }
    }

    private void whole(String engine, Generation rows, WholeRun run) {
        double millions = run.events() / 1e6;
        say("");
        say(String.format(Locale.ROOT, "%s, %,d events (load %.1f)", engine, run.events(), Probe.load()));
        say(String.format(
                Locale.ROOT,
                "  %-28s %8.1f s  %8.1f s processor  %,10.0f events/s",
                "making the rows alone",
                rows.seconds(),
                rows.processor(),
                rows.events() / rows.seconds()));
        run.stages()
                .forEach((stage, seconds) -> say(String.format(
                        Locale.ROOT,
                        "  %-28s %8.1f s  %30s",
                        stage.toLowerCase(Locale.ROOT),
                        seconds,
                        // What was done beside an earlier stage has no time of its own.
                        seconds < 0.05 ? "" : String.format(Locale.ROOT, "%,.0f events/s", run.events() / seconds))));
        say(String.format(
                Locale.ROOT,
                "  %-28s %8.1f s  %8.1f s processor  %10.2f s per million events",
                "from start to memo",
                run.watched().seconds(),
                run.watched().processor(),
                run.watched().seconds() / millions));
        say(String.format(
                Locale.ROOT,
                "  %-28s %,8.0f MB resident (heap limit %s), %,.0f MB on disk",
                "memory and size",
                run.watched().peakBytes() / MB,
                options.heap(),
                run.bytes() / MB));
    }

    /** Everybody takes part, so that the units are as many as the users. */
    private void interactive(int users, Path work) throws IOException {
        Path folder = work.resolve("interactive-" + users);
        SizedStudy study = SizedStudy.write(sample(), users, "1.0", work);
        Interactive changes = Interactive.of(study, folder);
        say("");
        say(String.format(
                Locale.ROOT,
                "a change on screen, %,d users in the experiment with %,d events (load %.1f)",
                changes.data().units(),
                changes.data().eventCount(),
                Probe.load()));
        for (Interactive.Latency latency : changes.latencies()) {
            say(String.format(
                    Locale.ROOT,
                    "  %-44s median %8.0f ms   worst %8.0f ms   of %d",
                    latency.change(),
                    latency.median(),
                    latency.worst(),
                    latency.times()));
        }
        delete(folder);
    }

    private Path sample() {
        return home.resolve("sample-configs/behavior-10m.yaml");
    }

    private void growth(String engine, List<WholeRun> runs) {
        for (int i = 1; i < runs.size(); i++) {
            WholeRun small = runs.get(i - 1);
            WholeRun large = runs.get(i);
            double events = large.events() / (double) small.events();
            double seconds = large.watched().seconds() / small.watched().seconds();
            double processor = large.watched().processor() / small.watched().processor();
            say("");
            say(String.format(
                    Locale.ROOT,
                    "%s, from %,d to %,d events: %.1f times the events, %.1f times the seconds, %.1f times the"
                            + " processor time",
                    engine,
                    small.events(),
                    large.events(),
                    events,
                    seconds,
                    processor));
        }
    }

    private void peers(Peers peers) {
        say("");
        say(String.format(
                Locale.ROOT,
                "  %-22s %-10s %12s %10s %11s  %s",
                "the same marts",
                "by",
                "rows",
                "seconds",
                "processor",
                "is"));
        peers.ours().forEach((part, mart) -> {
            say(String.format(
                    Locale.ROOT,
                    "  %-22s %-10s %,12.0f %10.2f",
                    part,
                    "slipway",
                    mart.numbers().getFirst(),
                    mart.seconds()));
            for (Peers.Peer peer : peers.built()) {
                Peers.Mart theirs = peer.marts().get(part);
                String name = peer.software().split(" ", -1)[0].toLowerCase(Locale.ROOT);
                if (theirs == null) {
                    say(String.format(Locale.ROOT, "  %-22s %-10s did not build it", part, name));
                } else {
                    String ratio = mart.agrees(theirs)
                            ? String.format(Locale.ROOT, "%.2f times ours", theirs.seconds() / mart.seconds())
                            : "no ratio: ours has " + mart.numbers() + ", theirs " + theirs.numbers();
                    say(String.format(
                            Locale.ROOT,
                            "  %-22s %-10s %,12.0f %10.2f %11.2f  %s",
                            part,
                            name,
                            theirs.numbers().getFirst(),
                            theirs.seconds(),
                            theirs.processor(),
                            ratio));
                }
            }
        });
        total(peers);
        say(
                "  ours: the seconds of each model in the run, where two are built at a time; theirs one after the other on all cores");
        peers.peers().forEach(peer -> say(String.format(Locale.ROOT, "  %s", peer.software())));
    }

    private void total(Peers peers) {
        double ours =
                peers.ours().values().stream().mapToDouble(Peers.Mart::seconds).sum();
        say(String.format(Locale.ROOT, "  %-22s %-10s %12s %10.2f", "all of them", "slipway", "", ours));
        for (Peers.Peer peer : peers.built()) {
            boolean agree = peers.ours().entrySet().stream().allMatch(entry -> {
                Peers.Mart theirs = peer.marts().get(entry.getKey());
                return theirs != null && entry.getValue().agrees(theirs);
            });
            double seconds = peer.marts().values().stream()
                    .mapToDouble(Peers.Mart::seconds)
                    .sum();
            double processor = peer.marts().values().stream()
                    .mapToDouble(Peers.Mart::processor)
                    .sum();
            String ratio = agree ? String.format(Locale.ROOT, "%.2f times ours", seconds / ours) : "no ratio";
            say(String.format(
                    Locale.ROOT,
                    "  %-22s %-10s %12s %10.2f %11.2f  %s",
                    "all of them",
                    peer.software().split(" ", -1)[0].toLowerCase(Locale.ROOT),
                    "",
                    seconds,
                    processor,
                    ratio));
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
