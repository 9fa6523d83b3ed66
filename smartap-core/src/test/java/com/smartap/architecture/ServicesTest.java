package com.smartap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private static final List<Path> REGISTRATIONS = Repository.files("").stream()
            .filter(file -> Repository.name(file).contains("/src/main/resources/META-INF/services/com.smartap.spi."))
            // A sample that is no part of SmartAP tests its own.
            .filter(file -> !Repository.name(file).startsWith("samples/"))
            .toList();

    @Test
    void every_registered_provider_of_an_spi_is_found_by_the_service_loader() throws Exception {
        assertThat(REGISTRATIONS).isNotEmpty();
        for (Path file : REGISTRATIONS) {
            Class<?> service = Class.forName(file.getFileName().toString());
            TreeSet<String> found = new TreeSet<>();
            ServiceLoader.load(service).stream()
                    .forEach(provider -> found.add(provider.get().getClass().getName()));
            assertThat(found).as(Repository.name(file)).containsAll(namesIn(file));
        }
    }

    @Test
    void a_registration_names_an_interface_that_users_may_implement() throws Exception {
        for (Path file : REGISTRATIONS) {
            assertThat(Class.forName(file.getFileName().toString()).isInterface())
                    .as(Repository.name(file))
                    .isTrue();
        }
    }

    private static List<String> namesIn(Path file) throws IOException {
        return Repository.text(file)
                .lines()
                .map(line -> line.replaceAll("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
