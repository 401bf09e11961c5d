package dev.slipway.simulation.behavior;

import java.util.ArrayList;
import java.util.List;

/**
 * The users who signed up before the study, by channel, device, country, days since sign-up (up to 28) and sessions before
 * the study. The sessions are negative binomial; given them the visit rate is gamma with shape + sessions.
 */
final class Earlier {
    private static final double NEGLIGIBLE = 1e-9;
    private static final int MOST = 5_000;

    private final Setting setting;

    /** By channel and device, then by sessions before: share of users, and their visit rates summed. */
    private final List<double[][]> kinds = new ArrayList<>();

    Earlier(Setting setting) {
        this.setting = setting;
        for (int channel = 0; channel < Population.CHANNELS.size(); channel++) {
            for (int device = 0; device < Population.DEVICES.size(); device++) {
                kinds.add(kind(channel, device));
            }
        }
    }

    /** A number that belongs to a user. */
    interface PerUser {
        double of(int channel, int device, int country, int sessionsBefore);
    }

    /** A number that belongs to users of one kind. */
    interface PerKind {
        void add(int channel, int device, int country, int sessionsBefore, double share, double meanRate);
    }

    double mean(PerUser value) {
        double[] sum = {0};
        each((channel, device, country, sessions, share, rate) ->
                sum[0] += share * value.of(channel, device, country, sessions));
        return sum[0];
    }

    /** Visits every kind with its share and the mean of its visit rates. */
    void each(PerKind kind) {
        for (int k = 0; k < kinds.size(); k++) {
            int channel = k / Population.DEVICES.size();
            int device = k % Population.DEVICES.size();
            double[] shares = kinds.get(k)[0];
            double[] rates = kinds.get(k)[1];
            for (int n = 0; n < shares.length && shares[n] > 0; n++) {
                for (int country = 0; country < Population.COUNTRIES.size(); country++) {
                    double share = shares[n] * Population.COUNTRY_SHARE[country];
                    kind.add(channel, device, country, n, share, rates[n] / shares[n]);
                }
            }
        }
    }

    private double[][] kind(int channel, int device) {
        double[][] sums = new double[2][MOST];
        double share = Population.CHANNEL_SHARE[channel] * Population.DEVICE_SHARE[device];
        for (int days = 1; days <= Adoption.HISTORY_DAYS; days++) {
            addHistory(setting.scale(channel, device), days, share * ofAge(days), sums);
        }
        return sums;
    }

    private void addHistory(double scale, int days, double share, double[][] sums) {
        double shape = setting.shape();
        double again = scale * days / (1 + scale * days);
        double probability = StrictMath.pow(1 - again, shape);
        double left = 1;
        for (int n = 0; n < MOST && left > NEGLIGIBLE; n++) {
            sums[0][n] += share * probability;
            sums[1][n] += share * probability * (shape + n) * scale / (1 + scale * days);
            left -= probability;
            probability *= again * (shape + n) / (n + 1);
        }
    }

    /** Share of users whose history is so many days long; the last holds all older ones. */
    private static double ofAge(int days) {
        double older = StrictMath.exp(-(days - 1) / Adoption.MEAN_AGE);
        return days == Adoption.HISTORY_DAYS ? older : older - StrictMath.exp(-days / Adoption.MEAN_AGE);
    }
}
