package com.smartap.testkit.quickbooks;

import com.smartap.spi.Api;

/**
 * An attachment as the simulator holds it, without its bytes.
 *
 * @param id its id
 * @param entityType such as {@code Bill}
 * @param entityId what it is attached to
 * @param fileName its name
 * @param contentType its media type
 * @param size number of bytes
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record TwinAttachment(
        String id, String entityType, String entityId, String fileName, String contentType, long size) {}
