package dev.slipway.simulation.behavior;

import dev.slipway.simulation.truth.RolloutTruth;
import dev.slipway.simulation.truth.RolloutTruth.Effects;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The effect of the rollout on its adopters, by exact summation: adopters' mean visit rates follow from who adopts, days
 * from the calendar, churn and the course since adoption.
 */
final class AdopterTruth {
    private static final int WEEK = 7;

    private final Blueprint blueprint;

    /** Mean visit rate per adopter by channel and device, and the same weighted with what baskets cost in the country. */
    private final double[][] rates = new double[Population.CHANNELS.size()][Population.DEVICES.size()];

    private final double[][] spending = new double[Population.CHANNELS.size()][Population.DEVICES.size()];

    AdopterTruth(Blueprint blueprint) {
        this.blueprint = blueprint;
        double[] adopters = {0};
        new Earlier(blueprint.setting()).each((channel, device, country, sessions, share, rate) -> {
            double adopting = share * blueprint.adoption().probability(channel, device, country, sessions);
            adopters[0] += adopting;
            rates[channel][device] += adopting * rate;
            spending[channel][device] += adopting * rate * Population.PRICE[country];
        });
        for (int channel = 0; channel < rates.length; channel++) {
            for (int device = 0; device < rates[channel].length; device++) {
                rates[channel][device] /= adopters[0];
                spending[channel][device] /= adopters[0];
            }
        }
    }

    RolloutTruth truth() {
        List<LocalDate> waves = new ArrayList<>();
        for (int wave : blueprint.adoption().waves()) {
            waves.add(blueprint.spec().start().plusDays(wave));
        }
        return new RolloutTruth(
                waves,
                effects((transitions, basket) -> 1, rates),
                effects(PerSession.count(EventNames.PURCHASE), rates),
                effects(PerSession.revenue(), spending));
    }

    private Effects effects(PerSession what, double[][] mean) {
        double[][] byDay = gains(what);
        List<List<Double>> all = new ArrayList<>();
        for (int wave : blueprint.adoption().waves()) {
            List<Double> weeks = new ArrayList<>();
            for (int first = wave; first + WEEK <= blueprint.calendar().days(); first += WEEK) {
                double sum = 0;
                for (int day = first; day < first + WEEK; day++) {
                    sum += day(day, day - wave, byDay, mean);
                }
                weeks.add(sum);
            }
            all.add(weeks);
        }
        return Effects.of(all);
    }

    /** By channel and day since adoption, what a unit of visit rate gains. */
    private double[][] gains(PerSession what) {
        double[][] gains = new double[Population.CHANNELS.size()][];
        for (int channel = 0; channel < gains.length; channel++) {
            Course with = blueprint.treated().of(channel, Population.EXISTING);
            Course without = blueprint.plain().of(channel, Population.EXISTING);
            gains[channel] = new double[with.days()];
            for (int intent = 0; intent < Intent.ALL.size(); intent++) {
                double[] changed = what.along(with, intent);
                double[] usual = what.along(without, intent);
                for (int k = 0; k < changed.length; k++) {
                    gains[channel][k] += Intent.SHARE[channel][intent] * (with.visits()[k] * changed[k] - usual[k]);
                }
            }
        }
        return gains;
    }

    private double day(int day, int since, double[][] gains, double[][] mean) {
        double sum = 0;
        for (int channel = 0; channel < mean.length; channel++) {
            for (int device = 0; device < mean[channel].length; device++) {
                double hazard = blueprint.setting().hazard(channel, device, Population.EXISTING);
                sum += mean[channel][device] * StrictMath.exp(-hazard * day) * gains[channel][since];
            }
        }
        return blueprint.calendar().weight(day) * sum;
    }
}
