package com.smartap.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.architecture.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Java in README and docs is compiled: it stands in test sources of some module, or in a sample, between
 * {@code // tag::name} and {@code // end::name}, and the page shows the same lines between {@code <!-- begin name -->}
 * and {@code <!-- end name -->}.
 */
class SnippetsDocsTest {
    private static final Pattern SNIPPET =
            Pattern.compile("^( *)// tag::([a-z-]+)\n(.*?)^ *// end::\\2\n", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern SHOWN = Pattern.compile("<!-- begin ([a-z-]+) -->\n(?=```java|<!-- end)");

    @Test
    void java_in_the_documents_is_what_was_compiled() {
        Map<String, String> snippets = snippets();
        int shown = 0;
        for (Path page : pages()) {
            Matcher matcher = SHOWN.matcher(Repository.text(page));
            List<String> names = new ArrayList<>();
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
            for (String name : names) {
                assertThat(snippets)
                        .as("snippets of test sources and samples, for " + Repository.name(page))
                        .containsKey(name);
                Page.of(Repository.name(page)).shows(name, "```java\n" + snippets.get(name) + "```");
                shown++;
            }
        }
        assertThat(shown).isPositive();
    }

    @Test
    void no_java_in_the_documents_is_left_unchecked() {
        Pattern block = Pattern.compile("(?<!-->)\n```java");
        List<String> unchecked = new ArrayList<>();
        for (Path page : pages()) {
            if (block.matcher(Repository.text(page)).find()) {
                unchecked.add(Repository.name(page));
            }
        }
        assertThat(unchecked).isEmpty();
    }

    @Test
    void links_between_documents_lead_somewhere() {
        Pattern link = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)[^)]*\\)");
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher matcher = link.matcher(Repository.text(page));
            while (matcher.find()) {
                Path target = page.resolveSibling(matcher.group(1)).normalize();
                // Pictures are made from the running console.
                if (!target.toFile().exists() && !target.toString().endsWith(".png")) {
                    broken.add("%s: %s".formatted(Repository.name(page), matcher.group(1)));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<Path> pages() {
        return Repository.files(".md");
    }

    private static Map<String, String> snippets() {
        Map<String, String> snippets = new TreeMap<>();
        for (Path file : Repository.files(".java")) {
            String name = Repository.name(file).replace('\\', '/');
            if (!name.contains("/src/test/") && !name.startsWith("samples/")) {
                continue;
            }
            Matcher matcher = SNIPPET.matcher(Repository.text(file));
            while (matcher.find()) {
                String indent = matcher.group(1);
                String code = matcher.group(3).replaceAll("(?m)^" + indent, "");
                assertThat(snippets.put(matcher.group(2), code))
                        .as("snippet %s is there once", matcher.group(2))
                        .isNull();
            }
        }
        return snippets;
    }
}
