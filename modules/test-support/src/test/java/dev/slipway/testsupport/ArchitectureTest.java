package dev.slipway.testsupport;

/** The rules hold for the module that keeps them. */
class ArchitectureTest extends ArchitectureRules {}
