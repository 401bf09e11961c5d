package dev.slipway.testreadouts;

import dev.slipway.testsupport.ArchitectureRules;

/** Holds this module to the plan of the house. */
class ArchitectureTest extends ArchitectureRules {}
