package dev.slipway.app.cli;

import dev.slipway.app.run.RunFiles;
import dev.slipway.app.run.RunManifest;
import dev.slipway.app.run.RunResult;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code slipway run} prints at the end: the verdict, why, where the files are, and the time per stage. */
final class RunReport {
    private RunReport() {}

    static List<String> lines(RunResult result, Path files) {
        Readout readout = result.readout();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(readout.decision().verdict() + "  " + readout.decision().headline());
        lines.add("");
        readout.metrics().forEach(metric -> lines.add(metricLine(metric)));
        lines.add("");
        readout.decision().reasons().forEach(reason -> lines.add(reasonLine(reason)));
        lines.add("");
        lines.add("What would change this: " + readout.decision().next());
        lines.add("");
        lines.add("Files in " + files);
        lines.add("  " + String.join("  ", RunFiles.names(files)));
        lines.add("");
        lines.add(times(result.manifest()));
        return lines;
    }

    static Map<String, Object> asMap(RunResult result, Path files) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("run", result.number());
        map.put("verdict", result.readout().decision().verdict());
        map.put("state", result.readout().decision().state());
        map.put("headline", result.readout().decision().headline());
        map.put("folder", files.toString());
        map.put("files", RunFiles.names(files));
        map.put("seconds", result.manifest().seconds());
        map.put("stages", result.manifest().stages());
        return map;
    }

    private static String metricLine(MetricReadout metric) {
        Estimate deciding = metric.deciding();
        String label = String.format(Locale.ROOT, "  %-24s", metric.label());
        if (deciding == null) {
            return label + " no estimate";
        }
        MetricReadout.Truth truth = metric.truth();
        String planted =
                truth == null ? "" : "   planted " + MetricFormat.of(metric).difference(truth.effect());
        return label
                + String.format(Locale.ROOT, " %-28s", MetricFormat.of(metric).withInterval(deciding))
                + MethodNotes.of(deciding.method()).name()
                + planted;
    }

    private static String reasonLine(Decision.Reason reason) {
        String mark = switch (reason.outcome()) {
            case "holds" -> "+";
            case "fired" -> "!";
            default -> "-";
        };
        return "  " + mark + " " + reason.title() + (reason.because().isEmpty() ? "" : ": " + reason.because());
    }

    private static String times(RunManifest manifest) {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "Run %d took %.1f s", manifest.run(), manifest.seconds()));
        String separator = ": ";
        for (RunManifest.Stage stage : manifest.stages()) {
            text.append(separator)
                    .append(stage.name().toLowerCase(Locale.ROOT))
                    .append(String.format(Locale.ROOT, " %.1f s", stage.seconds()));
            separator = ", ";
        }
        return text.toString();
    }
}
