package dev.slipway.warehouse;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.job.JobContext;
import java.io.IOException;
import java.nio.file.Path;
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

    /** {@code hold}: begins a run, loads a table and stays; {@code day}: prints what a run says about one moment. */
    public static void main(String[] arguments) throws IOException {
        Workspace workspace = Workspace.open(Path.of(arguments[0]));
        var study = Studies.events(
                Map.of("control", 0.5, "treatment", 0.5), Studies.proportion("p", "signup", Duration.ofDays(1)));
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
