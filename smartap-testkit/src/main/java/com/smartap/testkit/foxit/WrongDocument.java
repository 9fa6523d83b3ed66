package com.smartap.testkit.foxit;

import com.smartap.spi.Api;

/** What a {@link FoxitTwin} can hand out instead of the signed document. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum WrongDocument {
    /** Another document, properly signed. */
    OTHER_PDF,
    /** The document without the pages and attachments that carry our mark, properly signed. */
    WITHOUT_MARK,
    /** The document with its certificate of completion, and no signature. */
    UNSIGNED,
    /** A byte under the signature is another one. */
    TAMPERED,
    /** A page was changed by an update after the signature. */
    CHANGED_AFTER,
    /** The signed document, cut off in the middle. */
    CUT_OFF,
    /** A page of HTML, as a proxy writes it. */
    HTML,
    /** A zip with the signed document and a text. */
    ZIP,
    /** A zip with two PDFs. */
    ZIP_OF_TWO,
    /** HTTP 200 with an error in JSON. */
    ERROR
}
