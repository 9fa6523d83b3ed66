/** A store for documents in Amazon S3, and in what speaks its protocol. */
@NullMarked
package com.smartap.archive.s3;

import org.jspecify.annotations.NullMarked;
