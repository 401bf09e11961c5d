package dev.slipway.core.yaml;

/**
 * Why a text is not the YAML that Slipway reads.
 *
 * @param line from 1; 0 when the text as a whole is meant
 * @param path dotted path of the key, empty where there is none
 */
public record YamlFault(int line, String path, String message, String remedy) {}
