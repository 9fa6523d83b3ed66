/** A simulated Azure Blob Storage that verifies every signature. */
@NullMarked
package com.smartap.testkit.archive.azure;

import org.jspecify.annotations.NullMarked;
