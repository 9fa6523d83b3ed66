package com.smartap.spi.archive;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import java.io.IOException;

/** The bytes are in a tier from which they have to be restored before they can be read. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class ObjectArchivedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says which object, and what to do. */
    public ObjectArchivedException(ContentHash hash) {
        super("%s is archived and cannot be read yet. Maybe restore it first, which takes hours".formatted(hash));
    }
}
