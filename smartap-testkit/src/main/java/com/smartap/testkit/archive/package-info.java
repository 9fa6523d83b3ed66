/** Contracts for stores and sealers of documents. */
@NullMarked
package com.smartap.testkit.archive;

import org.jspecify.annotations.NullMarked;
