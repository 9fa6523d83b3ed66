package com.smartap.capture.internal.read;

import java.util.List;

/** The legal forms of companies, by which a name is told from other text. */
final class LegalForms {
    private static final List<String> ALL = List.of(
            ("gmbh|mbh|ltd|limited|llc|llp|lp|inc|corp|corporation|co|company|ag|kg|kgaa|ohg|ug|sarl|s.a.r.l.|sas"
                            + "|s.a.s.|sasu|eurl|sci|sa|s.a.|bv|b.v.|nv|n.v.|bvba|vof|srl|s.r.l.|spa|s.p.a.|snc|s.n.c.|sas di|sl"
                            + "|s.l.|slu|s.l.u.|sau|lda|lda.|unipessoal|oy|oyj|ab|as|a/s|asa|aps|plc|e.k.|e.v.|e.g.|k.k.|kk|pty"
                            + "|pte|pvt|bhd|sdn|a.g.|gbr|se|sp. z o.o.|sp. z oo.|sp. z o. o.|sp. z o. o|sp. k.|sp.k.|sp. k|sp.k"
                            + "|s.c.|d.o.o.|d.d.|s.r.o.|a.s.|kft|zrt")
                    .split("\\|", -1));
    private static final String[][] BY_FIRST = byFirst();

    private LegalForms() {}

    private static String[][] byFirst() {
        String[][] all = new String[26][];
        for (int i = 0; i < all.length; i++) {
            char first = (char) ('a' + i);
            all[i] = ALL.stream().filter(form -> form.charAt(0) == first).toArray(String[]::new);
        }
        return all;
    }

    /** Whether a text in lower case is a legal form and nothing else. */
    static boolean is(String text) {
        return ALL.contains(text) || text.endsWith(".") && ALL.contains(text.substring(0, text.length() - 1));
    }

    /** Whether a legal form stands in a text, as a word of its own. */
    static boolean in(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int first = c >= 'a' && c <= 'z' ? c - 'a' : c >= 'A' && c <= 'Z' ? c - 'A' : -1;
            if (first >= 0 && (i == 0 || !isLetter(text.charAt(i - 1)))) {
                for (String form : BY_FIRST[first]) {
                    int end = i + form.length();
                    if (text.regionMatches(true, i, form, 0, form.length())
                            && (end >= text.length() || !isLetter(text.charAt(end)))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Engines write a letter that they could not make out as a line below. */
    private static boolean isLetter(char sign) {
        return Character.isLetter(sign) || sign == '_';
    }
}
