/** Turns a document into one that only shows: no forms, actions, annotations or outside references. */
@NullMarked
package com.smartap.archive.internal.clean;

import org.jspecify.annotations.NullMarked;
