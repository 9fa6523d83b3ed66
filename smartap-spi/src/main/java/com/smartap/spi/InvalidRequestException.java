package com.smartap.spi;

/** A field of the request is missing, malformed or out of range. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class InvalidRequestException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /**
     * Blames one field.
     *
     * @param field the path of the field, such as {@code lines[2].quantity}
     * @param message what is wrong with its value and what to do
     */
    public InvalidRequestException(String field, String message) {
        super(ErrorCode.INVALID_REQUEST, message, false, field, null);
    }
}
