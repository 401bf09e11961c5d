package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.benchmarks.reference.check.Check;
import dev.slipway.benchmarks.reference.check.DataFolder;
import dev.slipway.benchmarks.reference.check.Family;
import dev.slipway.benchmarks.reference.check.Table;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.multiplicity.Dunnett;
import java.util.ArrayList;
import java.util.List;

/** Dunnett's comparisons of several arms with one control. */
public final class ManyToOne implements Family {
    @Override
    public boolean knows(Check check) {
        return check.methodHas("dunnett");
    }

    @Override
    public void answer(Check check, DataFolder data, Answers answers) {
        String y = Formulas.measure(check, data);
        Table table = Formulas.measured(check, data, y);
        String column = Formulas.factor(table, check);
        List<String> names = check.keys("t");
        List<Moments> arms = new ArrayList<>();
        String control = "";
        for (String name : names) {
            String[] sides = name.split(" - ", -1);
            arms.add(Moments.of(table.where(column, sides[0]).numbers(y)));
            control = sides[1];
        }
        Moments baseline = Moments.of(table.where(column, control).numbers(y));
        Dunnett.Result result = Dunnett.compare(arms.toArray(Moments[]::new), baseline, Intervals.LEVEL);
        for (int i = 0; i < names.size(); i++) {
            Effect effect = result.effects().get(i);
            String name = names.get(i);
            answers.put("estimates/" + name, effect.estimate())
                    .put("se/" + name, effect.standardError())
                    .put("t/" + name, result.statistics()[i])
                    .put("p/" + name, effect.pValue())
                    .put("p_exact/" + name, effect.pValue())
                    .put("p_genz/" + name, effect.pValue())
                    .put("p_tvpack/" + name, effect.pValue())
                    .put("df", effect.degreesOfFreedom())
                    .put("ci95/" + name + "/Estimate", effect.estimate())
                    .put("ci95/" + name + "/lwr", effect.low())
                    .put("ci95/" + name + "/upr", effect.high());
        }
    }
}
