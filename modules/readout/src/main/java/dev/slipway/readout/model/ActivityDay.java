package dev.slipway.readout.model;

import java.util.List;

/**
 * What exposed units did on one calendar day (of the study's time zone), per variant in the order of {@link ExperimentInfo#variants}.
 *
 * @param active units with at least one event
 * @param sessions sessions begun (a gap of 30 minutes starts a new one)
 * @param revenue sum of amounts
 */
public record ActivityDay(
        String date, List<Long> exposed, List<Long> active, List<Long> sessions, List<Double> revenue) {}
