/** Makes a document PDF/A-3B where that is possible, and checks the claim. */
@NullMarked
package com.smartap.archive.internal.pdfa;

import org.jspecify.annotations.NullMarked;
