/** What a document is, told by its bytes. */
@NullMarked
package com.smartap.capture.internal.kind;

import org.jspecify.annotations.NullMarked;
