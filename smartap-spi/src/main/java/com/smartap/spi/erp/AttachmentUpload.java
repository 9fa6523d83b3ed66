package com.smartap.spi.erp;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;

/** The ability to attach a document to a bill. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface AttachmentUpload {
    /**
     * Attaches a document, once for each key.
     *
     * @param billId the ERP's id of the bill
     * @return the ERP's id of the attachment
     */
    String attach(String billId, DocumentSource document, String mediaType, IdempotencyKey key);
}
