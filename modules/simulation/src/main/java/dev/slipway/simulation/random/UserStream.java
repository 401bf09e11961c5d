package dev.slipway.simulation.random;

/**
 * Random numbers of one user for one purpose. The start of a stream is a hash of seed, user and purpose, so no stream
 * depends on how many numbers another one used, on the order of users, or on threads: changing one effect leaves all
 * other draws as they were. Not safe for many threads; each worker has its own and {@linkplain #start restarts} it.
 *
 * <p>Generator: SplitMix64 (Steele, Lea and Flood 2014). Transcendental functions come from {@link StrictMath}, so
 * that rows are the same on every machine.
 */
public final class UserStream {
    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;
    private long state;

    public UserStream(long seed) {
        this.seed = mix(seed + GAMMA);
    }

    /** Starts the stream of a user and a purpose. */
    public UserStream start(long user, int purpose) {
        state = mix(mix(seed ^ (user * 0xd1342543de82ef95L + GAMMA)) + purpose * 0xaf251af3b0f025b5L);
        return this;
    }

    public long nextLong() {
        state += GAMMA;
        return mix(state);
    }

    /** Uniform on the open interval (0, 1). */
    public double next() {
        return ((nextLong() >>> 11) + 0.5) * UNIT;
    }

    /** True with that probability. */
    public boolean chance(double probability) {
        return next() < probability;
    }

    /** Exponential with that mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(next());
    }

    /** Standard normal (Box and Muller; two draws). */
    public double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(next()));
        return radius * StrictMath.cos(2 * StrictMath.PI * next());
    }

    /** Gamma with that shape and scale 1 (Marsaglia and Tsang 2000, doi:10.1145/358407.358414). */
    public double gamma(double shape) {
        if (shape < 1) {
            double boost = StrictMath.pow(next(), 1 / shape);
            return gamma(shape + 1) * boost;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            double v = root * root * root;
            double log = StrictMath.log(next());
            if (v > 0 && log < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** Poisson: how many events of a process with rate 1 fall before {@code mean}. Takes about that many draws. */
    public int poisson(double mean) {
        int count = 0;
        for (double time = exponential(1); time < mean; time += exponential(1)) {
            count++;
        }
        return count;
    }

    /** Index into cumulative weights whose last element is 1. */
    public int choose(double[] cumulative) {
        double u = next();
        int i = 0;
        while (i < cumulative.length - 1 && u >= cumulative[i]) {
            i++;
        }
        return i;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
