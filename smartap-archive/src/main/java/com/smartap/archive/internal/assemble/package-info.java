/** What a seal adds to a document: the visible stamp, attachments, metadata and the signature field. */
@NullMarked
package com.smartap.archive.internal.assemble;

import org.jspecify.annotations.NullMarked;
