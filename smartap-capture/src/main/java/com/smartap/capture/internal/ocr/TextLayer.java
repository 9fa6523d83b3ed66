package com.smartap.capture.internal.ocr;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the text that a PDF carries is what its pages show, judged by the text itself. */
public enum TextLayer {
    /** Text as a program wrote it, or as it was well recognised. */
    USABLE,
    /** So little text that the page is a picture. */
    ABSENT,
    /** Letters that make no words: a bad recognition, or a font that hides what its letters mean. */
    GARBAGE;

    private static final int FEWEST_LETTERS = 30;
    private static final double MOST_GARBAGE = 0.15;
    private static final int ENOUGH_WORDS = 50;
    private static final double FEWEST_KNOWN = 0.02;

    private static final Pattern UNREADABLE = Pattern.compile(".*[\\ufffd\\p{Co}].*");
    private static final Pattern LATIN = Pattern.compile(".*\\p{IsLatin}.*");
    private static final Pattern OTHER_SCRIPT =
            Pattern.compile(".*[\\p{IsArabic}\\p{IsCyrillic}\\p{IsGreek}\\p{IsThai}\\p{IsHebrew}\\p{IsDevanagari}].*");
    private static final QuickPattern SIGN_WITHIN =
            QuickPattern.compile(".*\\p{L}[!|\\\\^~*<>{}=\u00a7\u00b0]+\\p{L}.*");
    private static final QuickPattern DIGITS_WITHIN =
            QuickPattern.compile("\\p{L}*\\p{Ll}\\d+\\p{Ll}\\p{L}*\\d*\\p{L}*");
    private static final Pattern VOWEL = Pattern.compile(
            "(?i)[^aeiouy\\u00e0-\\u00ff\\u0105\\u0119\\u0153]*+[aeiouy\u00e0-\u00ff\u0105\u0119\u0153].*");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{5,}");
    private static final QuickPattern ADDRESS = QuickPattern.compile(".*(@|://|www\\.|\\.(com|net|org|de|eu|io)).*");

    /** Judges the text of one page. */
    public static TextLayer of(GlyphPage page) {
        return of(LayoutBuilder.words(page).stream().map(Word::text).toList());
    }

    static TextLayer of(List<String> words) {
        long letters = words.stream()
                .flatMapToInt(String::chars)
                .filter(Character::isLetterOrDigit)
                .count();
        if (letters < FEWEST_LETTERS) {
            return ABSENT;
        }
        List<String> longer = words.stream().filter(word -> word.length() >= 3).toList();
        long garbage = longer.stream().filter(TextLayer::isGarbage).count();
        boolean many = garbage > MOST_GARBAGE * longer.size();
        // A font that maps its letters to wrong ones gives words that no language knows.
        long worded =
                longer.stream().filter(word -> LETTERS.matcher(word).matches()).count();
        boolean unknown = worded >= ENOUGH_WORDS && Languages.known(words) < FEWEST_KNOWN * worded;
        return many || unknown ? GARBAGE : USABLE;
    }

    /** Whether nobody would write a word so. */
    static boolean isGarbage(String word) {
        if (ADDRESS.matches(word)) {
            return false;
        }
        boolean foreign = !isAscii(word) && isForeign(word);
        return foreign || SIGN_WITHIN.matches(word) || DIGITS_WITHIN.matches(word) || isVoiceless(word);
    }

    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word has signs that stand for nothing, or letters of two scripts. */
    private static boolean isForeign(String word) {
        boolean scripts =
                LATIN.matcher(word).matches() && OTHER_SCRIPT.matcher(word).matches();
        return scripts || UNREADABLE.matcher(word).matches();
    }

    /** Whether a word of letters has no vowel, and is no abbreviation in capitals. */
    private static boolean isVoiceless(String word) {
        return word.length() >= 5
                && !VOWEL.matcher(word).matches()
                && LETTERS.matcher(word).matches()
                && !word.equals(word.toUpperCase(java.util.Locale.ROOT));
    }
}
