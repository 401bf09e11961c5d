package dev.slipway.app.cli;

import dev.slipway.app.run.Versions;
import dev.slipway.app.run.Workspaces;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "Say what this machine has and lacks: Java, memory, display, workspace, disk.")
final class DoctorCommand extends CommandSupport {
    private static final double GIB = 1 << 30;

    @Override
    void execute() {
        Map<String, Object> findings = new LinkedHashMap<>();
        findings.put("Slipway", Versions.slipway());
        findings.put("Java", Runtime.version() + ", " + System.getProperty("java.vendor"));
        for (Engine engine : Engine.values()) {
            findings.put(
                    "Engine " + engine.key(),
                    engine.label() + " " + Versions.all().getOrDefault(engine.key(), ""));
        }
        findings.put("Processors", Runtime.getRuntime().availableProcessors());
        findings.put("Memory for Slipway", gib(Runtime.getRuntime().maxMemory()));
        findings.put("Display", Display.describe());
        Path workspace = workspaceFolder();
        findings.put("Workspace", workspace + ", " + state(workspace));
        findings.put("Disk free there", free(workspace));
        if (json()) {
            terminal().print(Json.write(findings));
        } else {
            findings.forEach((name, value) -> terminal().print(String.format(Locale.ROOT, "%-20s %s", name, value)));
        }
    }

    private static String state(Path folder) {
        if (!Files.exists(folder)) {
            Path closed = Folders.closedAbove(folder);
            return closed == null
                    ? "not made yet; the first run makes it"
                    : "can't be made: " + closed + " is not yours to write";
        }
        try (Workspace workspace = Workspaces.open(folder)) {
            int runs = workspace.runs().size();
            return runs == 1 ? "1 run" : runs + " runs";
        } catch (SlipwayException e) {
            return e.sentence();
        }
    }

    private static String free(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return existing == null
                    ? "unknown"
                    : gib(Files.getFileStore(existing).getUsableSpace());
        } catch (IOException e) {
            return "unknown: " + e.getMessage();
        }
    }

    private static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }
}
