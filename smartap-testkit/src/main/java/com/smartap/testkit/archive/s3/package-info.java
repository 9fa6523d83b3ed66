/** A simulated object store that speaks the protocol of Amazon S3, and verifies every signature. */
@NullMarked
package com.smartap.testkit.archive.s3;

import org.jspecify.annotations.NullMarked;
