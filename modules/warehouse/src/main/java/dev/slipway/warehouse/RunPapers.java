package dev.slipway.warehouse;

/**
 * What a finished run leaves in the catalogue.
 *
 * @param dataHash hash of the rows that were loaded
 * @param verdict SHIP, HOLD or STOP
 * @param readout the readout as JSON
 * @param manifest the manifest as JSON
 */
public record RunPapers(String dataHash, String verdict, String readout, String manifest) {}
