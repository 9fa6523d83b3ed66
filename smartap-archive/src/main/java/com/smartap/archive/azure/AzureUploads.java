package com.smartap.archive.azure;

import com.smartap.archive.internal.cloud.Spool;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamCall;
import com.smartap.connector.support.StreamCall.Content;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.StorageTier;
import com.smartap.spi.archive.StoreUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Sends blobs, at once or in blocks. A blob is there as a whole when it is there at all. */
final class AzureUploads {
    private static final int ROUNDS = 3;
    private static final int MOST_BLOCKS = 50_000;
    private static final Set<String> THERE = Set.of("BlobAlreadyExists", "ConditionNotMet", "TargetConditionNotMet");

    private final AzureCalls calls;
    private final StorageTier tier;
    private final int partSize;

    AzureUploads(AzureCalls calls, StorageTier tier, int partSize) {
        this.calls = calls;
        this.tier = tier;
        this.partSize = partSize;
    }

    /**
     * Sends a blob.
     *
     * @param lock the headers that lock it from its first moment
     * @param over whether to write over one that is there
     * @return whether it was written; false if one was there
     */
    boolean send(Spool bytes, Map<String, String> lock, boolean over) throws IOException {
        Map<String, String> headers = new HashMap<>(lock);
        headers.put(AzureHead.OWN_HASH, bytes.stored().hash().hex());
        headers.put("x-ms-blob-content-type", "application/octet-stream");
        if (tier != StorageTier.HOT) {
            headers.put("x-ms-access-tier", AzureHead.name(tier));
        }
        if (!over) {
            headers.put("If-None-Match", "*");
        }
        String name = calls.place().name(bytes.stored().hash());
        if (bytes.stored().size() <= partSize) {
            return whole(name, bytes, headers);
        }
        for (int round = 1; round <= ROUNDS; round++) {
            String list = blocks(name, bytes);
            String code = commit(name, list, headers);
            if (!code.equals("InvalidBlockList")) {
                return code.isEmpty();
            }
            // Somebody else committed the same bytes meanwhile, which removes what was not committed, or nobody knows.
            if (!over && calls.head(name, "").isPresent()) {
                return false;
            }
        }
        throw new StoreUnavailableException("the blocks of an upload were removed again and again", null, null);
    }

    private boolean whole(String name, Spool bytes, Map<String, String> headers) throws IOException {
        headers.put("x-ms-blob-type", "BlockBlob");
        headers.put("Content-MD5", md5(bytes, 0, bytes.stored().size()));
        StreamCall call = calls.call("PUT", name, Map.of(), headers, bytes.content());
        try (StreamAnswer answer = calls.send(call, 409, 412)) {
            if (answer.isSuccess()) {
                return true;
            }
            String code = calls.code(answer);
            if (THERE.contains(code)) {
                return false;
            }
            throw calls.refused(call, answer, code);
        }
    }

    /** The same bytes make the same blocks, so that two who send them at once help each other. */
    private String blocks(String name, Spool bytes) throws IOException {
        long size = bytes.stored().size();
        long step = Math.max(partSize, (size + MOST_BLOCKS - 1) / MOST_BLOCKS);
        StringBuilder list = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>");
        int number = 0;
        for (long offset = 0; offset < size; offset += step) {
            long length = Math.min(step, size - offset);
            String digest = HexFormat.of().formatHex(bytes.digest(ContentHash.newDigest(), offset, length));
            String text = "%06d-%s".formatted(number++, digest.substring(0, 32));
            String id = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
            Map<String, String> query = new HashMap<>(AzureCalls.component("block", ""));
            query.put("blockid", id);
            calls.run(calls.call(
                    "PUT",
                    name,
                    query,
                    Map.of("Content-MD5", md5(bytes, offset, length)),
                    bytes.content(offset, length)));
            list.append("<Latest>").append(id).append("</Latest>");
        }
        return list.append("</BlockList>").toString();
    }

    /** Empty if it was done, otherwise the reason why not. */
    private String commit(String name, String list, Map<String, String> headers) throws IOException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/xml");
        Content body = Content.of(list.getBytes(StandardCharsets.UTF_8));
        StreamCall call = calls.call("PUT", name, AzureCalls.component("blocklist", ""), all, body);
        try (StreamAnswer answer = calls.send(call, 400, 409, 412)) {
            if (answer.isSuccess()) {
                return "";
            }
            String code = calls.code(answer);
            if (code.equals("InvalidBlockList") || THERE.contains(code)) {
                return code;
            }
            throw calls.refused(call, answer, code);
        }
    }

    private static String md5(Spool bytes, long offset, long length) throws IOException {
        try {
            return Base64.getEncoder().encodeToString(bytes.digest(MessageDigest.getInstance("MD5"), offset, length));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Azure checks MD5 sums on the way, and this Java platform has none", e);
        }
    }
}
