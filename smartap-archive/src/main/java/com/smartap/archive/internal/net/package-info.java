/** HTTP to services that certificates name: bounded in time and size, and never into private networks unasked. */
@NullMarked
package com.smartap.archive.internal.net;

import org.jspecify.annotations.NullMarked;
