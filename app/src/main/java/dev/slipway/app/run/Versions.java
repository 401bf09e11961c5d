package dev.slipway.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Versions of the parts that touch numbers, written by the build. */
public final class Versions {
    private static final String RESOURCE = "/dev/slipway/app/versions.properties";

    private Versions() {}

    public static String slipway() {
        return all().getOrDefault("slipway", "");
    }

    /** Slipway, Java and the libraries, by name. */
    public static Map<String, String> all() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("The build did not write " + RESOURCE);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> versions = new TreeMap<>();
        properties.forEach((key, value) -> versions.put(key.toString(), value.toString()));
        versions.put("java", Runtime.version().toString());
        return versions;
    }
}
