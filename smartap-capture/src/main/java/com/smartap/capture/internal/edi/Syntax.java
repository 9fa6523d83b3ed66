package com.smartap.capture.internal.edi;

/** The two families of interchanges, and what they call their envelopes. */
enum Syntax {
    X12("ISA", "IEA", "GS", "GE", "ST", "SE"),
    EDIFACT("UNB", "UNZ", "UNG", "UNE", "UNH", "UNT");

    final String interchange;
    final String interchangeEnd;
    final String group;
    final String groupEnd;
    final String transaction;
    final String transactionEnd;

    Syntax(
            String interchange,
            String interchangeEnd,
            String group,
            String groupEnd,
            String transaction,
            String transactionEnd) {
        this.interchange = interchange;
        this.interchangeEnd = interchangeEnd;
        this.group = group;
        this.groupEnd = groupEnd;
        this.transaction = transaction;
        this.transactionEnd = transactionEnd;
    }

    /** What the family calls a document within an interchange. */
    String noun() {
        return this == X12 ? "transaction" : "message";
    }
}
