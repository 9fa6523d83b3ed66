/** XML of strangers, read within limits and without DTDs into a small tree. */
@NullMarked
package com.smartap.capture.internal.xml;

import org.jspecify.annotations.NullMarked;
