package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteApi.Mode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Set;

/**
 * Attaches documents to bills, by the RESTlet: the record API cannot write to the File Cabinet. The key is part of the
 * file's name, and the same name in the same folder is the same file.
 */
final class NetSuiteAttachments implements AttachmentUpload {
    /** What a RESTlet takes is 10 MB, and base64 makes four bytes of three. */
    private static final int MAX_BYTES = 7 * 1024 * 1024;

    private static final Set<String> TYPES = Set.of(
            "application/pdf",
            "application/xml",
            "text/xml",
            "text/plain",
            "text/csv",
            "text/html",
            "application/json",
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/tiff",
            "application/zip",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private final NetSuiteApi api;
    private final NetSuiteSettings settings;

    NetSuiteAttachments(NetSuiteApi api, NetSuiteSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public String attach(String billId, DocumentSource document, String mediaType, IdempotencyKey key) {
        BillId bill = BillId.parse(billId);
        String folder = settings.attachmentFolder();
        if (settings.restlet() == null || folder == null) {
            throw new InvalidConfigurationException(
                    "attachments to NetSuite need SmartAP's RESTlet: set restletUrl and attachmentFolder. Its record API cannot upload files");
        }
        if (!TYPES.contains(mediaType)) {
            throw new InvalidRequestException(
                    "mediaType",
                    "mediaType (%s) is not one that NetSuite's File Cabinet takes here".formatted(mediaType));
        }
        ObjectNode request = Json.object();
        request.put("type", bill.record()).put("billId", bill.id()).put("folder", folder);
        request.put("name", BillNaming.fileName(key, document.name())).put("mediaType", mediaType);
        request.put("content", Base64.getEncoder().encodeToString(content(document)));
        return Json.requireText("attachment", api.restlet("attach", request, Mode.WRITE), "id");
    }

    private static byte[] content(DocumentSource document) {
        try (InputStream in = document.open()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "document (%s) is larger than the %d bytes that can be attached"
                                .formatted(document.name(), MAX_BYTES));
            }
            if (bytes.length == 0) {
                throw new InvalidRequestException("document", "document (%s) is empty".formatted(document.name()));
            }
            return bytes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("document (%s) cannot be read".formatted(document.name()), e);
        }
    }
}
