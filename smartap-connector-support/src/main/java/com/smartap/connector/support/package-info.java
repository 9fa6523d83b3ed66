/** HTTP, OAuth 2, rate limits, retries and error mapping for those who write connectors. */
@NullMarked
package com.smartap.connector.support;

import org.jspecify.annotations.NullMarked;
