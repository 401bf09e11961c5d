package dev.slipway.app.run;

import dev.slipway.readout.ReadoutJson;
import dev.slipway.warehouse.RunPapers;
import dev.slipway.warehouse.StudyText;
import dev.slipway.warehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens workspaces. Finished runs that the catalogue does not know, because it was damaged or removed, are taken back from
 * the documents in their folders.
 */
public final class Workspaces {
    private static final Logger LOG = LoggerFactory.getLogger(Workspaces.class);

    private Workspaces() {}

    /**
     * Opens or creates a workspace.
     *
     * @throws dev.slipway.core.error.SlipwayException WORKSPACE when another program has it open or the folder can't be used
     */
    public static Workspace open(Path folder) {
        Workspace workspace = Workspace.open(folder);
        workspace.unknownRuns().forEach(run -> takeBack(workspace, run));
        return workspace;
    }

    /** A folder that does not say everything stays as it is; its number is not given again. */
    private static void takeBack(Workspace workspace, int run) {
        Path folder = workspace.folderOf(run);
        try {
            String manifestText = Files.readString(folder.resolve("manifest.json"));
            String readout = Files.readString(folder.resolve("readout.json"));
            RunManifest manifest = ManifestJson.read(manifestText);
            StudyText study = new StudyText(
                    manifest.studyHash(),
                    manifest.study(),
                    manifest.experiment(),
                    Files.readString(folder.resolve("study.yaml")));
            Instant started = Instant.parse(manifest.started());
            Instant ended = started.plus(Duration.ofMillis(Math.round(manifest.seconds() * 1e3)));
            String verdict = ReadoutJson.read(readout).decision().verdict();
            workspace.adopt(
                    run, study, started, ended, new RunPapers(manifest.dataHash(), verdict, readout, manifestText));
            LOG.warn("The catalogue did not know run {}; it was taken back from {}", run, folder);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The catalogue does not know run {} and its folder does not say enough", run, e);
        }
    }
}
