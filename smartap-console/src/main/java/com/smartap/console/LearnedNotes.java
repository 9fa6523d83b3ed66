package com.smartap.console;

import java.util.List;

/**
 * What readers remark about a document, parted: what is strange about it, and what only tells how what was learned was
 * used, which is no reason to look.
 *
 * @param findings what is strange, a sentence each
 * @param learned how what was learned was used, a sentence each
 */
record LearnedNotes(List<String> findings, List<String> learned) {
    private static final String MARK = "LEARNED: ";

    static LearnedNotes of(List<String> warnings) {
        return new LearnedNotes(
                warnings.stream().filter(warning -> !warning.startsWith(MARK)).toList(),
                warnings.stream()
                        .filter(warning -> warning.startsWith(MARK))
                        .map(warning -> warning.substring(MARK.length()))
                        .map(text -> text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1))
                        .toList());
    }
}
