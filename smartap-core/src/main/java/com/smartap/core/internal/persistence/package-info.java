/** Rows of the database and the repositories that read and write them, every query with its tenant. */
@NullMarked
package com.smartap.core.internal.persistence;

import org.jspecify.annotations.NullMarked;
