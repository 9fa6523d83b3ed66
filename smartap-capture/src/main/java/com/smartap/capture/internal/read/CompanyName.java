package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a company without what papers write around it. */
final class CompanyName {
    /** A number of the register in brackets behind the name: {@code (126926-H)}, {@code (Co. Reg. No. 200312345K)}. */
    private static final Pattern REGISTER = Pattern.compile(
            "\\s*[(\\[{]\\s*(?:(?:co|company|reg|registration|no|roc|rob|uen|gst|nr)[.:]*\\s*){0,4}"
                    + "[A-Z]{0,3}\\d{5,14}(?:\\s?-\\s?[A-Z\\d]{1,4}|[A-Z]{0,2})\\s*[)\\]}][\\s.,;:*-]*$",
            Pattern.CASE_INSENSITIVE);
    /** {@code © 2024}, {@code (c) 2019-2024}. */
    private static final Pattern COPYRIGHT = Pattern.compile(
            "^(?:©|\\(c\\)|copyright)\\s*(?:©\\s*)?(?:\\d{4}(?:\\s?[-–]\\s?\\d{4})?)?\\s*(?=\\p{L})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AROUND = Pattern.compile("^[\\s:;,.*•|-]+(?=\\p{L})|[\\s:;,*|-]+$");

    private static final QuickPattern NAME_THEN_ADDRESS = QuickPattern.compile(
            "(.{3,60}?(?<!\\p{L})(?:GmbH(?: & Co\\.? ?(?:KG|OHG))?|mbH|AG|KG|OHG|e\\.K\\.|SARL|S\\.A\\.R\\.L\\.|SAS|S\\.A\\.S\\.|SA|S\\.A\\.|S\\.L\\.|S\\.L\\.U\\.|SL|B\\.V\\.|BV|N\\.V\\.|S\\.r\\.l\\.|Srl|S\\.p\\.A\\.|SpA|Lda\\.?|Sp\\. z o\\.o\\.|Ltd\\.?|Limited|LLC|Inc\\.?|d\\.o\\.o\\.|d\\.d\\.|Oy|AB|ApS))[\\s,;|·•●٠-]+(?=.*\\d)(?!& ).{8,100}");

    /** Names of more words are sentences. */
    private static final int LONGEST = 7;

    /** Below a logo other names stand. */
    private static final double LARGER = 1.4;

    private CompanyName() {}

    /**
     * The same name without the register number behind it and signs around it; of a sentence or a line that goes on with an
     * address, the company in it.
     */
    static Candidate<String> alone(Candidate<String> name) {
        String plain = alone(name.value());
        return plain.equals(name.value()) ? name : new Candidate<>(plain, name.score(), name.words());
    }

    /** The text behind a copyright sign and its year, if it begins with them. */
    static String withoutCopyright(String text) {
        char first = text.isEmpty() ? 'x' : text.charAt(0);
        return first == '©' || first == '(' || first == 'C' || first == 'c'
                ? COPYRIGHT.matcher(text).replaceFirst("")
                : text;
    }

    /** The name at the beginning of a line that goes on with the address behind the legal form. */
    static String withoutAddress(String text) {
        if (!NAME_THEN_ADDRESS.mayMatch(text)) {
            return text;
        }
        Matcher matcher = NAME_THEN_ADDRESS.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }

    static String alone(String name) {
        String plain = withoutCopyright(name);
        char last = name.isEmpty() ? 'x' : name.charAt(name.length() - 1);
        if (!Character.isLetterOrDigit(last) && Signs.hasDigit(name)) {
            plain = REGISTER.matcher(plain).replaceFirst("");
        }
        plain = AROUND.matcher(plain).replaceAll("");
        if (Signs.hasDigit(plain) || plain.split(" ", -1).length > LONGEST) {
            plain = CompanyInText.in(plain).orElse(plain);
        }
        return Signs.hasLetters(plain, 2) ? plain : name;
    }

    /** Whether a long name goes on in the next line, where its legal form stands, in letters of its size. */
    static boolean goesOn(Candidate<String> name, List<Word> next) {
        double one = name.words().get(0).size();
        double other = next.get(0).size();
        String text = Segment.text(next);
        return !LegalForms.in(name.value())
                && name.value().indexOf(',') < 0
                && !Signs.hasDigit(name.value())
                && LegalForms.in(text)
                && !Signs.hasDigit(text)
                && Math.max(one, other) < LARGER * Math.min(one, other);
    }
}
