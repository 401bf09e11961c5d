package dev.slipway.learning.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param best lowest loss among those that saw all units of the search
 * @param trials all, those on most units first and then by loss
 * @param outOfTime whether the time limit ended it
 */
public record SearchResult(Candidate best, List<Trial> trials, boolean outOfTime) {}
