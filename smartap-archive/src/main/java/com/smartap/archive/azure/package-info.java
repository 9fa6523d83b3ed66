/** A store for documents in Azure Blob Storage. */
@NullMarked
package com.smartap.archive.azure;

import org.jspecify.annotations.NullMarked;
