package dev.slipway.simulation.behavior;

import dev.slipway.core.study.Source;
import java.time.LocalDate;
import java.util.Map;

/** How many events and visitors to expect per user, without the effect and without faults. */
record Volume(Setting setting, Calendar calendar) {
    /** Events of a user of a usual study over that many days. */
    static double usual(int days) {
        Source.Simulate spec = new Source.Simulate("behavior", 1, days, 1, LocalDate.EPOCH, Map.of(), Map.of());
        Setting setting = Setting.of(spec);
        return new Volume(setting, new Calendar(spec.start(), days, setting)).events();
    }

    /** Events per user. */
    double events() {
        double sum = 0;
        for (int channel = 0; channel < Population.CHANNELS.size(); channel++) {
            double sessions = 0;
            for (int device = 0; device < Population.DEVICES.size(); device++) {
                sessions += Population.DEVICE_SHARE[device] * sessions(channel, device);
            }
            for (int intent = 0; intent < Intent.ALL.size(); intent++) {
                double length = 0;
                for (double events : SessionChain.counts(Intent.ALL.get(intent).transitions())) {
                    length += events;
                }
                sum += Population.CHANNEL_SHARE[channel] * Intent.SHARE[channel][intent] * sessions * length;
            }
        }
        return sum;
    }

    private double sessions(int channel, int device) {
        double rate = setting.shape() * setting.scale(channel, device);
        double stays = StrictMath.exp(-setting.hazard(channel, device, Population.EXISTING));
        double leaves = StrictMath.exp(-setting.hazard(channel, device, Population.NEWCOMER));
        double existing = 0;
        double alive = 1;
        double here = 0;
        double newcomers = 1;
        for (int day = 0; day < calendar.days(); day++) {
            existing += rate * calendar.weight(day) * alive;
            alive *= stays;
            newcomers += rate * calendar.weight(day) * (here + calendar.arrivals(day) / 2);
            here = (here + calendar.arrivals(day)) * leaves;
        }
        return setting.newcomers() * newcomers + (1 - setting.newcomers()) * existing;
    }

    /** Share of users who visit during the study, nobody churning before. */
    double visitors() {
        double never = 0;
        for (int channel = 0; channel < Population.CHANNELS.size(); channel++) {
            for (int device = 0; device < Population.DEVICES.size(); device++) {
                double passed = calendar.before(calendar.days());
                never += Population.CHANNEL_SHARE[channel]
                        * Population.DEVICE_SHARE[device]
                        * StrictMath.pow(1 + setting.scale(channel, device) * passed, -setting.shape());
            }
        }
        return 1 - (1 - setting.newcomers()) * never;
    }
}
