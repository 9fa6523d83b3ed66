/** How bytes get onto a disk whole, and come back checked. */
@NullMarked
package com.smartap.archive.internal.store;

import org.jspecify.annotations.NullMarked;
