package com.smartap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules that only sources show, over every module of the repository. */
class SourcesTest {
    private static final int MOST_LINES = 300;

    /** Files that are longer, and how long they may be; each is to shrink, and none is to be added. */
    private static final Pattern PACKAGE_INFO = Pattern.compile(
            "/\\*\\*(?<doc>(?:(?!\\*/).)+)\\*/\\s*@NullMarked\\s*package [a-z0-9.]+;.*import org\\.jspecify\\.annotations\\.NullMarked;.*",
            Pattern.DOTALL);

    @Test
    void no_file_is_longer_than_three_hundred_lines() {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Repository.mainSources()) {
            long lines = Repository.text(file).lines().count();
            if (lines > MOST_LINES) {
                tooLong.add("%s: %d lines".formatted(Repository.name(file), lines));
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void every_package_says_in_a_sentence_what_it_holds_and_is_null_marked() {
        TreeSet<Path> packages = new TreeSet<>();
        Repository.mainSources().forEach(file -> packages.add(file.getParent()));
        List<String> wrong = new ArrayList<>();
        for (Path folder : packages) {
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info)) {
                wrong.add(Repository.name(folder) + " has no package-info.java");
                continue;
            }
            var matcher = PACKAGE_INFO.matcher(Repository.text(info).strip());
            if (!matcher.matches()) {
                wrong.add(Repository.name(info) + " needs a Javadoc sentence and @NullMarked");
            } else if (!matcher.group("doc").replaceAll("[*\\s]+", " ").strip().endsWith(".")) {
                wrong.add(Repository.name(info) + ": its Javadoc is no sentence");
            }
        }
        assertThat(packages).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    void nothing_is_left_to_be_done_and_no_test_sleeps() {
        List<String> found = new ArrayList<>();
        for (Path file : Repository.files(".java")) {
            String text = Repository.text(file);
            for (String word : List.of("TO" + "DO", "FIX" + "ME", "X" + "XX:")) {
                if (text.contains(word)) {
                    found.add(Repository.name(file) + ": " + word);
                }
            }
            if (file.toString().contains("/src/test/") && text.contains("Thread" + ".sleep(")) {
                found.add(Repository.name(file) + ": sleeps");
            }
        }
        assertThat(found).isEmpty();
    }
}
