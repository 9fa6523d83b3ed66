package com.smartap.spi.connector;

import com.smartap.spi.Api;

/**
 * What a test of a connection found.
 *
 * @param company the name of the company or account that the credentials open
 * @param detail what else is worth knowing, such as the edition
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ConnectionTest(String company, String detail) {}
