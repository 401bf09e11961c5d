package dev.slipway.core.study;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the warehouse cuts the events of a study into days and visits.
 *
 * @param zone whose calendar days the marts count; moments themselves are always UTC
 * @param engagement whether visits, days, active users, cohorts and weeks of every user are built beside the experiment's
 *     own tables
 * @param intents what a visit was for, by its events: the first intent of which a visit has an event names it
 */
public record DataSettings(ZoneId zone, boolean engagement, Map<String, List<String>> intents) {
    /** Days in UTC and the experiment's tables only. */
    public static final DataSettings DEFAULT = new DataSettings(ZoneOffset.UTC, false, Map.of());

    public DataSettings {
        intents = Collections.unmodifiableMap(new LinkedHashMap<>(intents));
    }
}
