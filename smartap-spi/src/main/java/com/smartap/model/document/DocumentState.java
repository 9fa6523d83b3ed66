package com.smartap.model.document;

import com.smartap.model.Wire;
import com.smartap.spi.Api;

/** What has been done to a document. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum DocumentState implements Wire {
    /** Stored as it was received. */
    UPLOADED("UPLOADED"),
    /** Its fields were read. */
    PROCESSED("PROCESSED"),
    /** People corrected or confirmed its fields. */
    ANNOTATED("ANNOTATED"),
    /** Signed by those who had to. */
    ESIGNED("ESIGNED"),
    /** Turned into a rendering that no form field or script can change. */
    FLATTENED("FLATTENED"),
    /** Sealed and stored for good. */
    ARCHIVED("ARCHIVED");

    private final String wire;

    DocumentState(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /**
     * The constant of a wire value.
     *
     * @throws IllegalArgumentException if no constant has it; the message lists those there are
     */
    public static DocumentState of(String wire) {
        return Wire.of(DocumentState.class, wire);
    }
}
