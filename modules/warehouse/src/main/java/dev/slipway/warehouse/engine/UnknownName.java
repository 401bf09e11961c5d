package dev.slipway.warehouse.engine;

/**
 * A name of a query that the database does not have.
 *
 * @param kind schema, table or column
 */
record UnknownName(String kind, String name) {}
