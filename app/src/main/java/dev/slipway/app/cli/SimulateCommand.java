package dev.slipway.app.cli;

import dev.slipway.app.run.StudySource;
import dev.slipway.core.data.CsvTableWriter;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.ParquetTableWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "simulate",
        description =
                "Simulate a study's users and events and write the tables as CSV or Parquet files; the workspace stays as it is.",
        footer = {"", "Example: slipway simulate sample-configs/onboarding-kyc.yaml --out tables"})
final class SimulateCommand extends CommandSupport {
    private static final List<String> FORMATS = List.of("csv", "parquet");

    @Parameters(paramLabel = "STUDY", description = "A study whose source is a simulation.")
    @Nullable
    Path study;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for the files; files of the same name are replaced.")
    @Nullable
    Path out;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "csv",
            description = "Kind of the files: csv or parquet.")
    String format = "csv";

    @Override
    void execute() throws Exception {
        if (study == null || out == null) {
            return;
        }
        if (!FORMATS.contains(format)) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "There is no format named \"" + format + "\"",
                    "Choose csv or parquet.");
        }
        Study read = readStudy(study).study();
        if (!(read.source() instanceof Source.Simulate)) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "This study does not simulate anything: its data comes from a file",
                    "Give a study with source.simulate, for example sample-configs/onboarding-kyc.yaml.");
        }
        Path folder = Folders.writable("--out", out);
        Map<String, Long> rows = watched(context -> write(StudySource.of(read, context), folder, context));
        if (json()) {
            terminal().print(Json.write(Map.of("folder", folder.toString(), "rows", rows)));
        } else {
            rows.forEach((name, count) -> terminal()
                    .print(String.format(java.util.Locale.ROOT, "%,12d rows  %s", count, folder.resolve(name))));
        }
    }

    private Map<String, Long> write(StudySource source, Path folder, JobContext context) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (TableSource table : source.tables()) {
            String name = table.schema().name() + "." + format;
            context.stage("Write " + name, "");
            Path file = folder.resolve(name);
            rows.put(
                    name,
                    format.equals("csv")
                            ? CsvTableWriter.write(table, file, context)
                            : ParquetTableWriter.write(table, file, context));
        }
        return rows;
    }
}
