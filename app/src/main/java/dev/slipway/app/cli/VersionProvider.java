package dev.slipway.app.cli;

import dev.slipway.app.run.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code slipway --version} prints. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Slipway " + Versions.slipway() + " on Java " + System.getProperty("java.version")};
    }
}
