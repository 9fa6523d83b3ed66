/** Checks signed files: what each signature covers, who made it, and what was added after it. */
@NullMarked
package com.smartap.archive.internal.verify;

import org.jspecify.annotations.NullMarked;
