package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells the vendor from the customer, and reads name, address and tax id of both. */
final class Parties {
    static final QuickPattern TITLE = QuickPattern.compile(
            "(?i)((?:your|our|ihre|votre|su|tu|uw|la tua|twoja|online[- ]ticket und|ticket and|order and|bestellung und) )?(tax |commercial |sales |vat |pro ?forma |customer |project |payment |order |booking |kopie |copie )?(invoice|rechnung|facture|factura|fattura|factuur|fatura|faktura|termijnnota|jaarnota|jahresrechnung|bolletta|bill|statement|credit note|credit memo|gutschrift|avoir|original|copy|page|seite|remittance( advice)?|notice|quote|receipt|confirmation)\\b.{0,25}");
    static final QuickPattern CONTACT = QuickPattern.compile(
            "(?i).*(@|www\\.|https?:|\\btel\\b|\\bphone\\b|\\bfax\\b|telefon|\\bemail\\b|e-mail).*|[+(]?[\\d() .-]{9,}|.*\\(\\d{3}\\) ?\\d{3}-\\d{4}.*");

    /** The address behind a name in the head of a mail. */
    private static final QuickPattern MAILBOX = QuickPattern.compile("\\s*<\\S+@\\S+>");

    private static final QuickPattern SALUTATION = QuickPattern.compile("(?i)(herrn?|frau|mr|mrs)\\.?");
    private static final QuickPattern CARE_OF = QuickPattern.compile("(?i)(attn|attention|c/o|z\\. ?hd).*");
    private static final QuickPattern COLON_FIRST = QuickPattern.compile("^[:\\s]+");
    private static final QuickPattern COMMA_LAST = QuickPattern.compile(",$");
    private static final QuickPattern MARK_LAST = QuickPattern.compile("[,;]$");

    /** A party with the places of what was read. */
    record Found(
            Optional<Candidate<String>> name, Optional<Candidate<String>> address, Optional<Candidate<String>> taxId) {
        /** The same party under a better name, if there is one. */
        Found named(Optional<Candidate<String>> better) {
            return new Found(better.or(() -> name), address, taxId);
        }
    }

    private final Reading reading;
    private final Set<Word> customerWords = new HashSet<>();
    private final Set<Word> otherWords = new HashSet<>();
    private final List<Candidate<String>> names = new ArrayList<>();
    private List<Candidate<String>> taxIds = List.of();
    private boolean labelled;

    Parties(Reading reading) {
        this.reading = reading;
    }

    Found customer() {
        // A label that stands alone says more than the beginning of a sentence.
        Optional<Found> found = Stream.concat(
                        reading.hits(LabelKind.BILL_TO).filter(Parties::alone),
                        reading.hits(LabelKind.BILL_TO).filter(hit -> hit.weight() == 1 && !alone(hit)))
                .map(hit -> labelled(hit, customerWords))
                .filter(party -> party.name().isPresent())
                .findFirst();
        reading.hits(LabelKind.SHIP_TO).filter(hit -> hit.weight() >= 0.8).forEach(hit -> labelled(hit, otherWords));
        Optional<Candidate<String>> taxId = new TaxIds(reading, customerWords::contains).customer();
        return new Found(found.flatMap(Found::name), found.flatMap(Found::address), taxId);
    }

    /** Whether a word stands in the block of the customer or of a delivery address. */
    boolean isOthers(Word word) {
        return customerWords.contains(word) || otherWords.contains(word);
    }

    /** All names that were thought of, and tax ids; known after {@link #vendor()}. */
    List<Candidate<String>> names() {
        return names;
    }

    List<Candidate<String>> taxIds() {
        return taxIds;
    }

    /** Whether a label names the vendor; known after {@link #vendor()}. */
    boolean isLabelled() {
        return labelled;
    }

    private static boolean alone(LabelHit hit) {
        return hit.weight() >= 0.8
                && (hit.colon() || hit.to() == hit.piece().words().size());
    }

    /** Called after {@link #customer()}, so that the customer's block is known. */
    Found vendor() {
        Set<Word> own = new HashSet<>();
        Optional<Found> found = reading.hits(LabelKind.VENDOR)
                .filter(hit -> hit.weight() >= 0.9
                        && (hit.colon() || hit.to() == hit.piece().words().size()))
                .map(hit -> labelled(hit, own))
                .filter(party -> party.name().isPresent())
                .findFirst();
        // "Vendor: M. Weber" names a clerk: a company has an address or a legal form.
        labelled = found.isPresent() && isCompany(found.get());
        if (!labelled) {
            Optional<Found> clerk = found;
            Letterhead head = new Letterhead(reading, this);
            found = head.find().or(() -> clerk);
            clerk.flatMap(Found::name).ifPresent(names::add);
            names.addAll(head.names());
        }
        taxIds = new TaxIds(reading, word -> !customerWords.contains(word)).vendors();
        return new Found(
                found.flatMap(Found::name),
                found.flatMap(Found::address),
                taxIds.stream().findFirst());
    }

    private static boolean isCompany(Found party) {
        return party.address().isPresent()
                || party.name().filter(name -> LegalForms.in(name.value())).isPresent();
    }

    private Found labelled(LabelHit hit, Set<Word> claimed) {
        List<List<Word>> rows = new ArrayList<>();
        List<Word> rest =
                hit.piece().words().subList(hit.to(), hit.piece().words().size());
        if (rest.stream().anyMatch(word -> Signs.hasLetters(word.text(), 2)) && !reading.isLabel(rest.get(0))) {
            rows.add(rest);
        }
        List<Segment> block = reading.blockBelow(
                hit.line(),
                hit.left(),
                hit.right(),
                hit.line().baseline(),
                3 * hit.words().get(0).size());
        if (rows.isEmpty() && block.isEmpty()) {
            List<Segment> segments = hit.line().segments();
            if (hit.segment() + 1 < segments.size()) {
                Segment next = segments.get(hit.segment() + 1);
                if (!reading.isLabel(next.words().get(0))) {
                    rows.add(next.words());
                    block = reading.blockBelow(
                            hit.line(),
                            next.left(),
                            next.right(),
                            hit.line().baseline(),
                            3 * hit.words().get(0).size());
                }
            }
        }
        if (!block.isEmpty() && isSection(block)) {
            return section(hit, claimed);
        }
        for (Segment segment : block) {
            LabelKind kind = kindAt(segment.words().get(0));
            if (kind != null && endsBlock(kind)
                    || Labels.builtIn().column(segment.text()).isPresent() && isHeading(segment)) {
                break;
            }
            rows.add(segment.words());
        }
        rows.forEach(claimed::addAll);
        claimed.addAll(hit.words());
        return party(rows, 0.93);
    }

    /** Whether other headings of columns stand beside one. */
    private boolean isHeading(Segment segment) {
        return reading.lines().stream()
                .filter(line -> line.segments().contains(segment))
                .anyMatch(line -> line.segments().stream()
                                .filter(other ->
                                        Labels.builtIn().column(other.text()).isPresent())
                                .count()
                        > 2);
    }

    /** Whether a block is a list of labels with their values to the right. */
    private boolean isSection(List<Segment> block) {
        Word first = block.get(0).words().get(0);
        LabelKind kind = kindAt(first);
        if (kind != LabelKind.OTHER_NUMBER) {
            return kind == LabelKind.PARTY_NAME || kind == LabelKind.PARTY_ADDRESS;
        }
        return reading.lines().stream()
                .filter(line -> line.page() == first.page() && line.baseline() > first.baseline())
                .limit(5)
                .anyMatch(line -> kindAt(line.segments().get(0).words().get(0)) == LabelKind.PARTY_NAME);
    }

    private Found section(LabelHit hit, Set<Word> claimed) {
        List<List<Word>> rows = new ArrayList<>();
        double valueLeft = -1;
        boolean named = false;
        List<Segment> before = new ArrayList<>();
        for (int i = hit.line().index() + 1;
                i < Math.min(reading.lines().size(), hit.line().index() + 14);
                i++) {
            Line line = reading.lines().get(i);
            Word first = line.segments().get(0).words().get(0);
            LabelKind kind = kindAt(first);
            if (kind != null && kind.isParty() || line.page() != hit.line().page()) {
                break;
            }
            claimed.addAll(line.words());
            Segment value = line.segments().get(line.segments().size() - 1);
            boolean labelOnly = kind != null && line.segments().size() == 1;
            if (kind == LabelKind.PARTY_NAME && !labelOnly) {
                // The value of a label may be centred on it, with its first line above.
                for (Segment above : before) {
                    if (Math.abs(above.left() - value.left()) < 4) {
                        rows.add(above.words());
                    }
                }
                named = true;
                rows.add(value.words());
                valueLeft = value.left();
            } else if (named
                    && (kind == LabelKind.PARTY_ADDRESS || kind == null)
                    && !labelOnly
                    && Math.abs(value.left() - valueLeft) < 4) {
                rows.add(value.words());
            } else if (named && kind != null) {
                valueLeft = -1000;
            }
            before = kind == null ? List.of(value) : List.of();
        }
        if (rows.size() > 1
                && before.isEmpty()
                && Segment.text(rows.get(0)).matches("(?i)herrn?|frau|mr\\.?|mrs\\.?|m\\.|mme")) {
            rows.remove(0);
        }
        return party(rows, 0.93);
    }

    boolean endsBlock(LabelKind kind) {
        return kind != LabelKind.TAX_ID
                && kind != LabelKind.CONTACT
                && kind != LabelKind.NATIONAL_TAX_ID
                && kind != LabelKind.TAX
                && kind != LabelKind.PARTY_NAME
                && kind != LabelKind.PARTY_ADDRESS
                && kind != LabelKind.OTHER_NUMBER
                && kind != LabelKind.CUSTOMER_TAX_ID;
    }

    @org.jspecify.annotations.Nullable
    LabelKind kindAt(Word word) {
        return reading.hitsAt(word).stream()
                .filter(hit -> hit.weight() == 1)
                .filter(hit -> hit.colon()
                        || hit.to() == hit.piece().words().size()
                        || hit.kind() == LabelKind.TAX_ID
                        || hit.to() - hit.from() > 1
                        || hit.kind() == LabelKind.CONTACT)
                .map(LabelHit::kind)
                .findFirst()
                .orElse(null);
    }

    Found party(List<List<Word>> rows, double score) {
        Optional<Candidate<String>> name = Optional.empty();
        List<Word> place = new ArrayList<>();
        List<String> address = new ArrayList<>();
        boolean closed = false;
        for (List<Word> row : rows) {
            String text =
                    MAILBOX.replaceAll(COLON_FIRST.replaceAll(Segment.text(row).strip(), ""), "");
            if (Letterhead.MAIL_HEAD.isIn(text)) {
                break;
            }
            LabelKind kind = kindAt(row.get(0));
            boolean other = kind != null && kind != LabelKind.PARTY_NAME && kind != LabelKind.PARTY_ADDRESS
                    || CONTACT.matches(text);
            if (other) {
                closed = name.isPresent() && !address.isEmpty();
            } else if (name.isEmpty()) {
                if (Signs.hasLetters(text, 2) && !SALUTATION.matches(text)) {
                    name = Optional.of(new Candidate<>(COMMA_LAST.replaceAll(text, ""), score, row));
                }
            } else if (address.isEmpty() && CompanyName.goesOn(name.get(), row)) {
                List<Word> both = new ArrayList<>(name.get().words());
                both.addAll(row);
                name = Optional.of(new Candidate<>(name.get().value() + " " + text, score, both));
            } else if (!closed && !CARE_OF.matches(text)) {
                place.addAll(row);
                address.add(MARK_LAST.replaceAll(text, ""));
            }
        }
        Optional<Candidate<String>> where = address.isEmpty()
                ? Optional.empty()
                : Optional.of(new Candidate<>(
                        String.join(", ", address), Signs.hasDigit(address.toString()) ? score : 0.6, place));
        return new Found(name, where, Optional.empty());
    }
}
