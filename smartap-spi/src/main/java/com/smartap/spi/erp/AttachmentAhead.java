package com.smartap.spi.erp;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;

/**
 * The ability to upload a document before its bill is posted, in ERPs that may refuse it afterwards. The answer goes
 * into {@link Bill#attachmentExternalId}.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface AttachmentAhead {
    /**
     * Uploads a document. An upload whose answer was lost may leave one behind that no bill refers to.
     *
     * @return the ERP's id of the attachment
     */
    String upload(DocumentSource document, String mediaType, IdempotencyKey key);
}
