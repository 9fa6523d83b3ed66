/** Taking documents in, giving them out and checking seals. */
@NullMarked
package com.smartap.core.internal.document;

import org.jspecify.annotations.NullMarked;
