package dev.slipway.warehouse.dbt;

/**
 * How a model is written.
 *
 * @param file inside the project
 * @param description of the model in its .yml file; empty where it has none
 * @param template as written, with its Jinja
 * @param sql what the template became for the study, and what the engine ran
 */
public record ModelText(String file, String description, String template, String sql) {}
