package smile;

/** Stands for the learning library. */
public final class Forest {
    public int trees() {
        return 1;
    }
}
