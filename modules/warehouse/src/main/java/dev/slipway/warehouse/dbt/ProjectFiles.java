package dev.slipway.warehouse.dbt;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a dbt project: their texts by path inside the project, in order of the path. */
final class ProjectFiles {
    private static final String BUNDLED = "dev/slipway/warehouse/dbt-project";

    private ProjectFiles() {}

    /** The project that ships with Slipway, read from the class path. */
    static Map<String, String> bundled() {
        URL marker = ProjectFiles.class.getClassLoader().getResource(BUNDLED + "/dbt_project.yml");
        if (marker == null) {
            throw new IllegalStateException("the dbt project is missing from the class path");
        }
        try {
            URI uri = marker.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri).resolve("..").normalize());
            }
            Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart()
                    .substring(0, uri.getRawSchemeSpecificPart().indexOf("!/"))));
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                return read(inside.getPath(BUNDLED));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the dbt project can't be read from the class path", e);
        }
    }

    /** The .sql and .yml files below a folder. */
    static Map<String, String> read(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) found.filter(ProjectFiles::isSource)::iterator) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                files.put(name, Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n"));
            }
            return files;
        } catch (IOException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE,
                    "The dbt project in " + folder + " can't be read.",
                    "Check that the folder exists and that you may read it.",
                    e);
        }
    }

    private static boolean isSource(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".sql") || name.endsWith(".yml");
    }
}
