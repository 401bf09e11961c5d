package ml.dmlc;

/** Stands for the boosting library. */
public final class Boosted {
    public int rounds() {
        return 1;
    }
}
