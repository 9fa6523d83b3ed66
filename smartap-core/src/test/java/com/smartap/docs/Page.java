package com.smartap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.architecture.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documents with parts that the build writes or compares: each between {@code <!-- begin name -->} and
 * {@code <!-- end name -->}. With {@code -Dsmartap.docs.write=true} the parts are written instead.
 */
final class Page {
    private final Path file;

    private Page(Path file) {
        this.file = file;
    }

    static Page of(String name) {
        return new Page(Repository.root().resolve(name));
    }

    void shows(String part, String expected) {
        String begin = "<!-- begin " + part + " -->\n";
        String end = "<!-- end " + part + " -->";
        String text = Repository.text(file);
        assertThat(text).as(Repository.name(file) + " has the part " + part).contains(begin, end);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end, from);
        if (Boolean.getBoolean("smartap.docs.write")) {
            write(text.substring(0, from) + expected + "\n" + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to).stripTrailing())
                .as(
                        "%s, part %s. Write it anew with: mvn -pl smartap-core -am test -Dtest='*DocsTest'"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dsmartap.docs.write=true",
                        Repository.name(file), part)
                .isEqualTo(expected);
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
