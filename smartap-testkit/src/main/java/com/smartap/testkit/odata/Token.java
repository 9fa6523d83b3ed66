package com.smartap.testkit.odata;

/**
 * A piece of a filter.
 *
 * @param type what it is
 * @param text its characters; of a quoted text what is between the quotes
 * @param prefix what stands before the quotes, such as {@code datetime}; empty for none
 */
record Token(Type type, String text, String prefix) {
    enum Type {
        QUOTED,
        /** Numbers, dates and times without quotes. */
        BARE,
        WORD,
        OPEN,
        CLOSE,
        COMMA,
        END
    }

    boolean isWord(String word) {
        return type == Type.WORD && text.equals(word);
    }
}
