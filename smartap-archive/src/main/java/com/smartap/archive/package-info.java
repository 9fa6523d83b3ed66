/** Seals PDF documents so that any later change shows, and keeps bytes under their hash. */
@NullMarked
package com.smartap.archive;

import org.jspecify.annotations.NullMarked;
