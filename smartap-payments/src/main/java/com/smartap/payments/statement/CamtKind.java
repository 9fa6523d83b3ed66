package com.smartap.payments.statement;

/** The messages of banks about accounts. */
enum CamtKind {
    /** A statement of a day. */
    CAMT_053("camt.053", "BkToCstmrStmt", "Stmt"),
    /** A notification of bookings, without balances. */
    CAMT_054("camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn"),
    /** A report within a day. */
    CAMT_052("camt.052", "BkToCstmrAcctRpt", "Rpt");

    private final String id;
    private final String message;
    private final String element;

    CamtKind(String id, String message, String element) {
        this.id = id;
        this.message = message;
        this.element = element;
    }

    String id() {
        return id;
    }

    /** The element of a statement. */
    String element() {
        return element;
    }

    /** Its path. */
    String path() {
        return "/" + message + "/" + element;
    }

    /** Whether the first characters of a file show this message, by its element, or by its namespace. */
    boolean recognises(String head) {
        if (!head.startsWith("<")) {
            return false;
        }
        for (CamtKind kind : values()) {
            if (head.contains(kind.message)) {
                return kind == this;
            }
        }
        return head.contains(id);
    }
}
