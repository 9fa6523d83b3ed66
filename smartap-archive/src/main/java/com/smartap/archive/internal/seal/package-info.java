/** Sealing: from a document to its sealed rendering, its signature and what proves both for years. */
@NullMarked
package com.smartap.archive.internal.seal;

import org.jspecify.annotations.NullMarked;
