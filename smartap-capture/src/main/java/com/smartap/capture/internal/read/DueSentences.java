package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Due dates within sentences, such as "Please transfer the amount by 3 May 2026". */
final class DueSentences {
    private static final QuickPattern UNTIL = QuickPattern.compile(
            "(?i).*(?<!\\p{L})(bis(?: zum| spätestens(?: zum)?)?|spätestens (?:bis|am)(?: zum)?|by|before|until|on or before"
                    + "|no later than|latest by|avant le|jusqu.au|au plus tard le|pour le|antes del?|hasta el|a más tardar el"
                    + "|entro(?: e non oltre)?(?: il)?|non oltre il|voor|vóór|uiterlijk(?: op)?|até(?: ao dia| dia| a)?"
                    + "|do(?: dnia)?|najpóźniej do(?: dnia)?)[\\s:]*");
    private static final QuickPattern PAYMENT = QuickPattern.compile(
            "(?i).*(überweis|zahl|begleich|ausgleich|fällig|gutschrift|\\bpay|remit|settle|transfer|r[éè]gl|pai[em]|payer|virement"
                    + "|\\bpag|abon|ingres|betal|voldo|overma|zapłac|zapłat|płat|przele|liquid|salda).*");
    private static final QuickPattern DISCOUNT = QuickPattern.compile(
            "(?i).*(skonto|discount|escompte|rabatt|nachlass|korting|sconto|descuento|desconto|rabat|upust|angebot|gültig|valid).*");
    /** What stands before the day on which an amount is collected. */
    private static final QuickPattern ON = QuickPattern.compile(
            "(?i).*(?<!\\p{L})(am|zum|on|around|le|el|il|dia|em|in data|dnia|w dniu|op|omstreeks|rond|cuenta)[\\s:]*");

    private static final QuickPattern DEBIT = QuickPattern.compile(
            "(?i).*(abbuch|abgebucht|buchen wir|lastschrift|einzieh|eingezogen|direct debit|debited|will be charged|auto ?pay|prélev"
                    + "|domicilia|adeud|cargo en (?:su )?cuenta|addebit|incass|afschrij|schrijven wij|wij schrijven|afgeschreven|débito direto"
                    + "|debitad|polecenie zapłaty|pobran).*");
    private static final double SCORE = 0.8;

    private static final double DATED = 0.88;

    private DueSentences() {}

    static List<Candidate<LocalDate>> in(Reading reading) {
        List<Candidate<LocalDate>> found = new ArrayList<>();
        String above = "";
        for (Line line : reading.lines()) {
            List<Word> words = line.words();
            int from = 0;
            for (Candidate<LocalDate> date : reading.dates.in(words)) {
                int at = words.indexOf(date.words().get(0));
                String before = Segment.text(words.subList(Math.min(from, at), at));
                boolean until = UNTIL.matches(before) || before.isBlank() && from == 0 && UNTIL.matches(above);
                if (DEBIT.matches(line.text()) && at > 0 && ON.matches(before)) {
                    found.add(date.scored(date.score() * SCORE));
                } else if (until && PAYMENT.matches(above + " " + line.text()) && !DISCOUNT.matches(before)) {
                    found.add(date.scored(date.score() * SCORE));
                }
                from = at + date.words().size();
            }
            above = line.text();
        }
        return found;
    }

    /** Dates within the labels of what is to be paid: {@code Total charges due by 12 March}. */
    static List<Candidate<LocalDate>> withAmounts(Reading reading) {
        List<Candidate<LocalDate>> found = new ArrayList<>();
        reading.hits(LabelKind.AMOUNT_DUE)
                .filter(hit -> hit.weight() == 1 && !hit.colon())
                .forEach(hit -> {
                    List<Word> words = hit.piece().words();
                    List<Word> rest = words.subList(hit.to(), words.size());
                    boolean may = rest.stream().anyMatch(word -> Signs.hasDigit(word.text()));
                    if (may) {
                        reading.dates.in(rest).stream()
                                .limit(1)
                                .map(date -> date.scored(DATED * date.score()))
                                .forEach(found::add);
                    }
                });
        return found;
    }
}
