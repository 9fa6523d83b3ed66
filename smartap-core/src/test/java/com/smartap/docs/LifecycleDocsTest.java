package com.smartap.docs;

import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Transition;
import com.smartap.model.invoice.InvoiceState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Prints the engine's lifecycle table into the documents. */
class LifecycleDocsTest {
    /** Where an invoice stands that was stopped or refused; the diagram leaves these out to stay readable. */
    private static final Set<InvoiceState> ASIDE = EnumSet.of(
            InvoiceState.ON_HOLD,
            InvoiceState.FAILED,
            InvoiceState.VOID,
            InvoiceState.REJECTED,
            InvoiceState.DUPLICATE);

    @Test
    void the_page_shows_the_main_way_as_a_diagram() {
        StringBuilder diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n    [*] --> RECEIVED\n");
        for (Transition transition : Lifecycle.TABLE) {
            for (InvoiceState from : sorted(transition.from())) {
                if (transition.to() != null && !ASIDE.contains(from) && !ASIDE.contains(transition.to())) {
                    diagram.append("    %s --> %s: %s%n".formatted(from, transition.to(), words(transition)));
                }
            }
        }
        diagram.append("    ARCHIVED --> [*]\n```");
        Page.of("docs/lifecycle.md").shows("diagram", diagram.toString().replace("\r\n", "\n"));
    }

    @Test
    void the_page_shows_every_transition_in_a_table() {
        String rows = Lifecycle.TABLE.stream()
                .map(t -> "| %s | %s | %s | %s | `%s` |"
                        .formatted(
                                sorted(t.from()).stream().map(Enum::name).collect(Collectors.joining(", ")),
                                words(t),
                                t.guard().words(),
                                t.to() == null ? "*where it was stopped*" : t.to().name(),
                                t.event()))
                .collect(Collectors.joining("\n"));
        Page.of("docs/lifecycle.md")
                .shows("table", "| from | by | only if | to | event |\n|---|---|---|---|---|\n" + rows);
    }

    @Test
    void the_page_names_states_that_nothing_leads_to_yet() {
        Set<InvoiceState> reached = EnumSet.of(InvoiceState.RECEIVED);
        Lifecycle.TABLE.stream().filter(t -> t.to() != null).forEach(t -> reached.add(t.to()));
        String missing = EnumSet.complementOf(EnumSet.copyOf(reached)).stream()
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        Page.of("docs/lifecycle.md")
                .shows(
                        "unreached",
                        "States that no transition of this release leads to: %s."
                                .formatted(missing.isEmpty() ? "none" : missing));
    }

    private static List<InvoiceState> sorted(Set<InvoiceState> states) {
        return Arrays.stream(InvoiceState.values()).filter(states::contains).toList();
    }

    private static String words(Transition transition) {
        return transition.trigger().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
