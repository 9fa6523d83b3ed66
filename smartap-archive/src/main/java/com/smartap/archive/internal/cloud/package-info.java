/**
 * What stores in the cloud have in common: staged bytes, streams that go on after a break, and XML from strangers. They are
 * called through {@code smartap-connector-support}, beyond the graph of the design, since its OkHttp client bounds the
 * time between two bytes of a body, which {@code java.net.http} does not, and since limits and repetition are proven there.
 */
@NullMarked
package com.smartap.archive.internal.cloud;

import org.jspecify.annotations.NullMarked;
