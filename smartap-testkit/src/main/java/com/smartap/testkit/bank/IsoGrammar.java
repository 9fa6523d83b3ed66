package com.smartap.testkit.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which elements a version of pain.001 has, in which order, how often, and what their text may be. */
final class IsoGrammar {
    private static final Pattern CHILD =
            Pattern.compile("(\\w+):(\\w+)(?:([?*+])|\\{(\\d+)\\})?(?:@(?:(\\d+)-|-(\\d+)))?");
    private static final Map<Integer, IsoGrammar> VERSIONS = new ConcurrentHashMap<>();
    private static final String BIC = "[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?";
    private static final String DOCUMENTS =
            "MSIN|CNFA|DNFA|CINV|CREN|DEBN|HIRI|SBIN|CMCN|SOAC|DISP|BOLD|VCHR|AROI|TSUT";
    /** Exact forms of text; names such as Max35 are lengths. */
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("Count", "[0-9]{1,15}"),
            form("Decimal", "[+-]?(?=.*[0-9])[0-9]*(\\.[0-9]{0,17})?"),
            form("Amount", "\\+?(?=.*[0-9])[0-9]{0,18}(\\.[0-9]{0,5})?"),
            form(
                    "DateTime",
                    "-?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"),
            form("Date", "[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?"),
            form("Boolean", "true|false|0|1"),
            form("Method", "CHK|TRF|TRA"),
            form("Bearer", "DEBT|CRED|SHAR|SLEV"),
            form("Priority", "HIGH|NORM"),
            form("Country", "[A-Z]{2}"),
            form("Currency", "[A-Z]{3}"),
            form("Iban", "[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}"),
            form("Bic", BIC),
            form("OldBic", "[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?"),
            form("OldDocument", DOCUMENTS),
            form("NewDocument", DOCUMENTS + "|PUOR"),
            form("Referenced", "RADM|RPIN|FXDR|DISP|PUOR|SCOR"),
            form("Lei", "[A-Z0-9]{18}[0-9]{2}"),
            form("Uuid", "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}"),
            form("AccountKind", "CASH|CHAR|COMM|TAXE|CISH|TRAS|SACC|CACC|SVGS|ONDP|MGLD|NREX|MOMA|LOAN|SLRY|ODFT"));

    private final Map<String, Type> types = new HashMap<>();

    /** Children in order; of a choice exactly one. */
    record Type(boolean choice, List<Child> children) {
        Type {
            children = List.copyOf(children);
        }
    }

    record Child(String name, String type, int least, int most) {}

    private IsoGrammar(int version) {
        for (String line : rows()) {
            int space = line.indexOf(' ');
            String rest = line.substring(space + 1);
            boolean choice = rest.startsWith("|");
            List<Child> children = new ArrayList<>();
            for (String word : rest.substring(choice ? 1 : 0).split(" ", -1)) {
                Matcher m = CHILD.matcher(word);
                if (!m.matches()) {
                    throw new IllegalStateException("grammar: " + word);
                }
                boolean applies = (m.group(5) == null || version >= Integer.parseInt(m.group(5)))
                        && (m.group(6) == null || version <= Integer.parseInt(m.group(6)));
                if (applies) {
                    children.add(child(m));
                }
            }
            types.put(line.substring(0, space), new Type(choice, children));
        }
    }

    /** Of 3, 9 or 11. */
    static IsoGrammar of(int version) {
        return VERSIONS.computeIfAbsent(version, IsoGrammar::new);
    }

    private static Child child(Matcher m) {
        String often = String.valueOf(m.group(3));
        boolean optional = often.equals("?") || often.equals("*") || m.group(4) != null;
        int most = m.group(4) != null
                ? Integer.parseInt(m.group(4))
                : often.equals("*") || often.equals("+") ? Integer.MAX_VALUE : 1;
        return new Child(m.group(1), m.group(2), optional ? 0 : 1, most);
    }

    /** Says what is wrong with an element of a type, and with everything in it. */
    void check(IsoNode node, String type) throws IsoException {
        Type elements = types.get(type);
        if (type.equals("Any")) {
            return;
        }
        if (elements == null) {
            text(node, type);
        } else if (!node.text().isBlank()) {
            throw failure(
                    node,
                    "%s has text (%s) among its elements",
                    node.name(),
                    node.text().strip());
        } else if (elements.choice()) {
            choice(node, elements);
        } else {
            sequence(node, elements);
        }
    }

    private void choice(IsoNode node, Type type) throws IsoException {
        if (node.children().size() != 1) {
            throw failure(
                    node,
                    "%s must hold one element, and has %s",
                    node.name(),
                    node.children().size());
        }
        IsoNode only = node.children().get(0);
        for (Child child : type.children()) {
            if (child.name().equals(only.name())) {
                check(only, child.type());
                return;
            }
        }
        throw failure(only, "%s is not an element of %s", only.name(), node.name());
    }

    private void sequence(IsoNode node, Type type) throws IsoException {
        int at = 0;
        List<IsoNode> found = node.children();
        for (Child child : type.children()) {
            int count = 0;
            while (at < found.size() && found.get(at).name().equals(child.name())) {
                check(found.get(at++), child.type());
                count++;
            }
            if (count < child.least()) {
                throw failure(node, "%s lacks %s, or it stands at a wrong place", node.name(), child.name());
            }
            if (count > child.most()) {
                throw failure(node, "%s has %s more often than it may", node.name(), child.name());
            }
        }
        if (at < found.size()) {
            throw failure(
                    found.get(at),
                    "%s is not an element of %s at this place",
                    found.get(at).name(),
                    node.name());
        }
    }

    private static void text(IsoNode node, String type) throws IsoException {
        if (!node.children().isEmpty()) {
            throw failure(node, "%s must hold text only", node.name());
        }
        String text = node.text();
        Pattern form = FORMS.get(type);
        if (type.startsWith("Max")) {
            int length = text.codePointCount(0, text.length());
            if (length < 1 || length > Integer.parseInt(type.substring(3))) {
                throw failure(node, "%s has %s characters", node.name(), length);
            }
        } else if (form == null || !form.matcher(text.strip()).matches()) {
            throw failure(node, "%s (%s) has not the form of its type", node.name(), text);
        }
        if (type.equals("Amount") && !node.currency().matches("[A-Z]{3}")) {
            throw failure(node, "%s has no currency (Ccy)", node.name());
        }
        if (Set.of("Decimal", "Amount").contains(type)
                && text.replaceAll("[^0-9]", "").length() > 18) {
            throw failure(node, "%s (%s) has more than 18 digits", node.name(), text);
        }
    }

    private static IsoException failure(IsoNode node, String message, Object... values) {
        return new IsoException("line %d: %s".formatted(node.line(), message.formatted(values)));
    }

    private static Map.Entry<String, Pattern> form(String name, String pattern) {
        return Map.entry(name, Pattern.compile(pattern));
    }

    private static List<String> rows() {
        try (InputStream in = IsoGrammar.class.getResourceAsStream("pain.001.grammar")) {
            if (in == null) {
                throw new IllegalStateException("pain.001.grammar is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
