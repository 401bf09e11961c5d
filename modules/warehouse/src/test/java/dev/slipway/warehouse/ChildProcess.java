package dev.slipway.warehouse;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another Slipway in a JVM of its own. */
final class ChildProcess {
    private ChildProcess() {}

    static Process start(Path folder, String what, String... jvmArguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildProcess.class.getName()));
        command.addAll(List.of(folder.toString(), what));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Publishes runs with nothing in them as fast as it can and writes the number of each to a file when it is published. */
    private static void publishForEver(Workspace workspace, StudyText study) throws IOException {
        Path file = Path.of(System.getProperty("published"));
        String readout = "{\"text\":\"" + "words ".repeat(30_000) + "\"}";
        while (true) {
            int run = workspace.catalogue().begin(study, 0, Engine.H2);
            workspace.catalogue().publish(run, "hash", "HOLD", readout, "{}");
            Files.writeString(file, run + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /** {@code publish}: see above; {@code hold}: begins a run, loads a table and stays; {@code day}: prints what a run says about one moment. */
    public static void main(String[] arguments) throws IOException {
        Workspace workspace = Workspace.open(Path.of(arguments[0]));
        var study = Studies.events(
                Map.of("control", 0.5, "treatment", 0.5), Studies.proportion("p", "signup", Duration.ofDays(1)));
        if (arguments[1].equals("publish")) {
            publishForEver(workspace, StudyText.of(Studies.file(study)));
        }
        RunBuild build = workspace.begin(Studies.file(study));
        JobContext context = JobContext.unwatched();
        long moment = Long.parseLong(System.getProperty("moment", "0"));
        build.load(
                new RowsTable(
                                "assignments",
                                ColumnSpec.text("user_id"),
                                ColumnSpec.text("variant"),
                                ColumnSpec.timestamp("assigned_at"))
                        .row("a", "control", moment),
                context);
        build.load(
                new RowsTable(
                                "events",
                                ColumnSpec.text("user_id"),
                                ColumnSpec.text("event_name"),
                                ColumnSpec.timestamp("event_time"))
                        .row("a", "signup", moment + 1),
                context);
        if (arguments[1].equals("hold")) {
            System.out.println("holding");
            System.in.read();
            return;
        }
        build.buildModels(study, context);
        ExperimentData data = build.read(study, context);
        build.publish("{}", "HOLD", "{}");
        String day = workspace
                .query("select event_date from marts.agg_experiment_day", 1)
                .rows()
                .getFirst()[0];
        var exposed = data.exposedAt();
        System.out.println((exposed == null ? "" : exposed[0] + " ") + day + " " + data.dataEnd());
        workspace.close();
    }
}
